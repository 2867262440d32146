// The questions of research behind their own link: first who answers, then the questions.
import { useQuery } from "@tanstack/preact-query";
import { ResearchQuestions } from "../../capabilities/research/by_link/research_questions";
import { say as sayResearch } from "../../capabilities/research/words";
import type { PageProps } from "../../kernel/capability";
import { day } from "../../kernel/dates";
import { useTitle } from "../../kernel/title";
import { BirthDateDoor } from "./birth_date_door";
import { greetingQuery } from "./queries";
import { say } from "./words";
import "./link.css";

export default function ResearchPage({ params }: PageProps) {
  const token = params.token ?? "";
  const greeting = useQuery(greetingQuery(token)).data;
  useTitle(say("title"));
  if (!greeting) return null;
  if (!greeting.signed_in) {
    return (
      <BirthDateDoor
        token={token}
        greeting={greeting}
        title={sayResearch("page.start", { name: greeting.organization_name })}
        text={sayResearch("page.start_text")}
      >
        {sayResearch("page.until", { date: day(greeting.ends_on) })}
      </BirthDateDoor>
    );
  }
  return (
    <div className="page page-narrow link-page">
      <ResearchQuestions />
    </div>
  );
}
