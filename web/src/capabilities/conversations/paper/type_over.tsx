// A list on paper, typed over at the desk: it goes in, and is not read back there.
import { useMutation, useQuery, useQueryClient } from "@tanstack/preact-query";
import { FilePenLine } from "lucide-preact";
import { useMemo, useState } from "preact/hooks";
import { Banner } from "../../../components/banner/banner";
import { Button } from "../../../components/button/button";
import { Checkbox } from "../../../components/choice/choice";
import { Form } from "../../../components/form/form";
import { type FieldErrors, fieldWords } from "../../../components/form/validity";
import { Skeleton } from "../../../components/skeleton/skeleton";
import { TextArea, TextField } from "../../../components/text_field/text_field";
import { call } from "../../../kernel/api";
import type { PaperList, PersonPage, Topic } from "../../../kernel/api_types";
import { inLanguage } from "../axes";
import { arrivalsQuery, conversationsQuery, questionnaireQuery } from "../queries";
import { say } from "./words";

export default function TypeOver({ person }: { person: PersonPage }) {
  const [isOpen, setIsOpen] = useState(false);
  const [isSaved, setIsSaved] = useState(false);
  return (
    <section className="sheet" aria-labelledby="overtikken-kop">
      <h2 id="overtikken-kop">{say("type.title")}</h2>
      {isSaved && <Banner tone="ok">{say("type.saved")}</Banner>}
      {isOpen ? (
        <MarksForm
          person={person}
          onStop={() => setIsOpen(false)}
          onSaved={() => {
            setIsOpen(false);
            setIsSaved(true);
          }}
        />
      ) : (
        <div>
          <Button icon={FilePenLine} onClick={() => setIsOpen(true)}>
            {say("type.begin")}
          </Button>
        </div>
      )}
    </section>
  );
}

interface MarksFormProps {
  person: PersonPage;
  onStop: () => void;
  onSaved: () => void;
}

function MarksForm({ person, onStop, onSaved }: MarksFormProps) {
  const topics = useQuery(questionnaireQuery("six_marks")).data?.topics;
  const queryClient = useQueryClient();
  const save = useMutation({
    mutationFn: (list: PaperList) =>
      call("POST /api/people/{id}/paper_lists", { id: person.id, body: list }),
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: conversationsQuery(person.id).queryKey });
      void queryClient.invalidateQueries({ queryKey: arrivalsQuery.queryKey });
      onSaved();
    },
  });
  const errors = useMemo(() => objections(save.error, topics ?? []), [save.error, topics]);
  if (!topics) return <Skeleton label={say("loading")} lines={6} />;
  return (
    <Form
      aria-label={say("type.title")}
      validationErrors={errors}
      onSubmit={(data) => !save.isPending && save.mutate(listIn(data, topics))}
    >
      <p className="quiet">{say("type.text", { name: person.given_name })}</p>
      {topics.map((topic) => (
        <div key={topic.code} className="stack stack-tight">
          <TextField
            name={`marks.${topic.code}`}
            label={say("type.mark", { topic: inLanguage(topic.label) })}
            inputMode="numeric"
            width={4}
            maxLength={2}
            isOptional
          />
          <Checkbox
            name={`talk.${topic.code}`}
            label={say("type.talk", { name: person.given_name })}
          />
        </div>
      ))}
      <TextArea name="words" label={say("type.words")} rows={5} maxLength={8000} isOptional />
      {save.isError && !errors && <Banner tone="danger">{say("type.failed")}</Banner>}
      <div className="row">
        <Button type="submit" kind="main" isPending={save.isPending}>
          {say("type.save")}
        </Button>
        <Button kind="quiet" onClick={onStop}>
          {say("type.leave")}
        </Button>
      </div>
    </Form>
  );
}

const noMark = 99;

/** What is no mark is told by the server, beside its field. */
function listIn(data: FormData, topics: readonly Topic[]): PaperList {
  const marks: Record<string, number> = {};
  for (const { code } of topics) {
    const typed = String(data.get(`marks.${code}`) ?? "").trim();
    if (typed !== "") marks[code] = /^\d+$/.test(typed) ? Number(typed) : noMark;
  }
  const talk = topics.map(({ code }) => code).filter((code) => data.has(`talk.${code}`));
  return { marks, talk, words: String(data.get("words") ?? "").trim() };
}

function objections(error: unknown, topics: readonly Topic[]): FieldErrors | undefined {
  const range = { out_of_range: say("type.range") };
  return fieldWords(error, Object.fromEntries(topics.map(({ code }) => [`marks.${code}`, range])));
}
