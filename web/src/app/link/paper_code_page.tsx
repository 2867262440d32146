// The door for who has a code on paper: typed over, it leads to the same page as a link would.
import { useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { Button } from "../../components/button/button";
import { Form } from "../../components/form/form";
import { TextField } from "../../components/text_field/text_field";
import type { PageProps } from "../../kernel/capability";
import { useTitle } from "../../kernel/title";
import { say } from "./words";
import "./link.css";

const signs = 12;

/** As it stands on paper: capitals, without dashes, and with figures for what looks like them. */
export function paperCode(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "")
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1");
}

export default function PaperCodePage(_: PageProps) {
  useTitle(say("paper.title"));
  const { route } = useLocation();
  const [errors, setErrors] = useState<Record<string, string>>();
  return (
    <div className="page page-narrow link-page">
      <h1>{say("paper.title")}</h1>
      <section className="sheet">
        <p>{say("paper.text")}</p>
        <Form
          aria-label={say("paper.title")}
          validationErrors={errors}
          onSubmit={(data) => {
            const code = paperCode(String(data.get("code") ?? ""));
            if (code.length === signs) route(`/l/${code}`);
            else setErrors({ code: say("paper.wrong") });
          }}
        >
          <TextField
            name="code"
            label={say("paper.label")}
            hint={say("paper.hint")}
            missing={say("paper.missing")}
            required
          />
          <Button type="submit" kind="main" isWide>
            {say("code.check")}
          </Button>
        </Form>
      </section>
    </div>
  );
}
