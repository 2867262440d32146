// Where the code of a card is typed: the address stands on the card.
import { useMutation } from "@tanstack/preact-query";
import { ArrowRight } from "lucide-preact";
import { useMemo } from "preact/hooks";
import { useLocation } from "preact-iso";
import { Button } from "../../../components/button/button";
import { Form } from "../../../components/form/form";
import { fieldWords } from "../../../components/form/validity";
import { TextField } from "../../../components/text_field/text_field";
import { call, NoConnection, Problem } from "../../../kernel/api";
import type { PageProps } from "../../../kernel/capability";
import { useTitle } from "../../../kernel/title";
import { LanguageChoice } from "../language_choice";
import { say as sayLink } from "../words";
import { say } from "./words";
import "../link.css";

export default function TypeCodePage(_: PageProps) {
  useTitle(sayLink("title"));
  const { route } = useLocation();
  const open = useMutation({
    mutationFn: (code: string) => call("POST /api/link/card", { body: { code } }),
    onSuccess: ({ token }) => route(`/l/${token}`, true),
  });
  const errors = useMemo(() => objections(open.error), [open.error]);
  return (
    <>
      <LanguageChoice />
      <div className="page page-narrow link-page">
        <h1>{say("type.title")}</h1>
        <p>{say("type.text")}</p>
        <section className="sheet">
          <Form
            aria-label={say("type.title")}
            validationErrors={errors}
            onSubmit={(data) =>
              !open.isPending && open.mutate(String(data.get("code") ?? "").trim() || "-")
            }
          >
            <TextField
              name="code"
              label={say("type.label")}
              hint={say("type.hint")}
              missing={say("type.missing")}
              autoComplete="off"
              width={14}
              maxLength={40}
              required
            />
            <Button type="submit" kind="main" icon={ArrowRight} isWide isPending={open.isPending}>
              {say("type.button")}
            </Button>
          </Form>
        </section>
      </div>
    </>
  );
}

function objections(error: unknown) {
  if (error === null) return undefined;
  if (error instanceof Problem && error.code === "login.wait") return { code: say("type.wait") };
  if (error instanceof NoConnection) return { code: sayLink("code.no_connection") };
  return (
    fieldWords(error, { code: { wrong: say("type.wrong") } }) ?? { code: sayLink("code.failed") }
  );
}
