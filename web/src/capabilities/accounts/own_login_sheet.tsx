// "Alleen de eigen login": where an organisation has one, its people may come in by that alone. One keeps a
// password, for the day on which it is away.
import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/preact-query";
import { useMemo } from "preact/hooks";
import { Banner } from "../../components/banner/banner";
import { Button } from "../../components/button/button";
import { Select } from "../../components/choice/choice";
import { Form } from "../../components/form/form";
import { fieldWords } from "../../components/form/validity";
import { StatusLine } from "../../components/status_line/status_line";
import { TextField } from "../../components/text_field/text_field";
import { call, Problem } from "../../kernel/api";
import type { OwnLoginChange, OwnLoginView } from "../../kernel/api_types";
import { shortDay } from "../../kernel/dates";
import { colleaguesQuery } from "./queries";
import { say } from "./words";

const ownLoginQuery = queryOptions({
  // With the people: who came in meanwhile counts.
  queryKey: [...colleaguesQuery.queryKey, "own_login"],
  queryFn: () => call("GET /api/own_login"),
});

export default function OwnLoginSheet() {
  const asked = useQuery(ownLoginQuery);
  const view = asked.data;
  if (!view || !(view.is_there || view.is_only)) return null;
  return (
    <section className="sheet" aria-labelledby="eigen-login-kop">
      <h2 id="eigen-login-kop">{say("own_login.title")}</h2>
      <p>{say(view.is_only ? "own_login.is_only" : "own_login.text")}</p>
      <p>{say("own_login.joined", { joined: view.joined, people: view.people })}</p>
      <LoginForm key={view.version} view={view} />
    </section>
  );
}

function useSave() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: OwnLoginChange) => call("PUT /api/own_login", { body }),
    // Who came in by a password is out by now: then the whole page is asked anew.
    onSettled: () => queryClient.invalidateQueries(),
  });
}

function LoginForm({ view }: { view: OwnLoginView }) {
  const save = useSave();
  const missing = say("own_login.keeper_missing");
  const errors = useMemo(
    () =>
      fieldWords(save.error, {
        keeper_account_id: { required: missing, not_a_choice: missing },
        help: { required: say("own_login.help_missing") },
      }),
    [save.error, missing],
  );
  const isOutrun = save.error instanceof Problem && save.error.code === "record.changed";
  const { version } = view;
  return (
    <Form
      aria-label={say("own_login.title")}
      validationErrors={errors}
      onSubmit={(data) =>
        save.mutate({
          version,
          is_only: true,
          keeper_account_id: String(data.get("keeper_account_id") ?? "") || undefined,
          help: String(data.get("help") ?? "").trim(),
        })
      }
    >
      <Select
        name="keeper_account_id"
        label={say("own_login.keeper")}
        hint={say("own_login.keeper_hint")}
        emptyLabel={say("end.choose")}
        missing={missing}
        choices={view.keepers.map(({ id, name }) => ({ value: id, label: name }))}
        defaultValue={view.keeper_account_id ?? ""}
        required
      />
      <TextField
        name="help"
        label={say("own_login.help")}
        hint={say("own_login.help_hint")}
        missing={say("own_login.help_missing")}
        defaultValue={view.help}
        maxLength={200}
        required
      />
      {!view.is_only && <p>{say("own_login.ends")}</p>}
      {view.is_only && (
        <StatusLine>
          {say("own_login.since", { date: shortDay(view.since), name: view.set_by_name })}
        </StatusLine>
      )}
      {save.isError && !errors && (
        <Banner tone="danger">{say(isOutrun ? "own_login.conflict" : "not_done")}</Banner>
      )}
      <div className="row">
        <Button type="submit" isPending={save.isPending}>
          {say(view.is_only ? "own_login.save" : "own_login.on")}
        </Button>
        {view.is_only && (
          <Button
            kind="quiet"
            isPending={save.isPending}
            onClick={() => save.mutate({ version, is_only: false, help: "" })}
          >
            {say("own_login.off")}
          </Button>
        )}
      </div>
    </Form>
  );
}
