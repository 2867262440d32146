// The topics of a package as the threads of the web.
import {
  Brain,
  Compass,
  HeartPulse,
  House,
  Landmark,
  type LucideIcon,
  Sun,
  Users,
} from "lucide-preact";
import type { Axis } from "../../components/web/axis";
import type { Questionnaire, Topic } from "../../kernel/api_types";
import { language } from "../../kernel/words";

const looks: Record<string, { icon: LucideIcon; tone: string }> = {
  lichaam: { icon: HeartPulse, tone: "lichaam" },
  mentaal: { icon: Brain, tone: "mentaal" },
  zingeving: { icon: Compass, tone: "zingeving" },
  kwaliteit: { icon: Sun, tone: "kwaliteit" },
  meedoen: { icon: Users, tone: "meedoen" },
  dagelijks: { icon: House, tone: "dagelijks" },
  // The four planes of the 4D model.
  geest: { icon: Brain, tone: "mentaal" },
  sociaal: { icon: Users, tone: "meedoen" },
  maatschappelijk: { icon: Landmark, tone: "dagelijks" },
};

export function lookOf(topic: string) {
  return looks[topic] ?? { icon: Compass, tone: "kwaliteit" };
}

/** The words of a package in the language of the screen, or else in Dutch. */
export function inLanguage(texts: Record<string, string> | undefined): string {
  return texts?.[language()] ?? texts?.nl ?? "";
}

export interface Marks {
  marks: Record<string, number>;
  talk?: readonly string[];
}

export function axesOf(topics: readonly Topic[], now: Marks, before?: Marks): Axis[] {
  return topics.map((topic) => ({
    id: topic.code,
    label: inLanguage(topic.label),
    ...lookOf(topic.code),
    value: now.marks[topic.code] ?? null,
    former: before?.marks[topic.code] ?? null,
    isMarked: now.talk?.includes(topic.code),
  }));
}

/** Of the full list the marks follow from the questions, as the server counts them. */
export function marksFromItems(
  questionnaire: Questionnaire,
  items: Record<string, number>,
): Record<string, number> {
  const marks: Record<string, number> = {};
  for (const topic of questionnaire.topics) {
    const values = questionnaire.questions
      .filter((question) => question.topic === topic.code)
      .flatMap((question) => items[question.code] ?? []);
    if (values.length === 0) continue;
    marks[topic.code] = Math.round(values.reduce((sum, one) => sum + one, 0) / values.length);
  }
  return marks;
}

/** What the talk is about until someone chooses: the first mark that the resident wants to talk
 * about, or else the lowest. */
export function topicOfTalk(axes: readonly Axis[]): string | undefined {
  const marked = axes.find((axis) => axis.isMarked);
  if (marked) return marked.id;
  const filled = axes.filter((axis) => axis.value !== null);
  if (filled.length === 0) return undefined;
  return filled.reduce((low, axis) => (Number(axis.value) < Number(low.value) ? axis : low)).id;
}
