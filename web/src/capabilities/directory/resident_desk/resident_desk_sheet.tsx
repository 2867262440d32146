// What an organisation decides about the page of its residents: names of who looked, and whom to call with a
// complaint.
import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/preact-query";
import { Banner } from "../../../components/banner/banner";
import { Button } from "../../../components/button/button";
import { Checkbox } from "../../../components/choice/choice";
import { ErrorState } from "../../../components/error_state/error_state";
import { Form } from "../../../components/form/form";
import { StatusLine } from "../../../components/status_line/status_line";
import { TextField } from "../../../components/text_field/text_field";
import { call, Problem } from "../../../kernel/api";
import type { ResidentDesk, ResidentDeskChange } from "../../../kernel/api_types";
import { shortDay } from "../../../kernel/dates";
import { say } from "./words";

const deskQuery = queryOptions({
  queryKey: ["resident_desk"],
  queryFn: () => call("GET /api/resident_desk"),
});

export default function ResidentDeskSheet() {
  const asked = useQuery(deskQuery);
  return (
    <section className="sheet" aria-labelledby="inwoners-kop">
      <h2 id="inwoners-kop">{say("title")}</h2>
      <p>{say("text")}</p>
      {asked.isError && !asked.data && (
        <ErrorState text={say("failed")} onRetry={() => void asked.refetch()} />
      )}
      {asked.data && <DeskForm key={asked.data.version} desk={asked.data} />}
    </section>
  );
}

function DeskForm({ desk }: { desk: ResidentDesk }) {
  const queryClient = useQueryClient();
  const save = useMutation({
    mutationFn: (change: ResidentDeskChange) => call("PUT /api/resident_desk", { body: change }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: deskQuery.queryKey }),
  });
  const isOutrun = save.error instanceof Problem && save.error.status === 409;
  return (
    <Form
      aria-label={say("title")}
      onSubmit={(data) => {
        if (save.isPending) return;
        const text = (name: string) => String(data.get(name) ?? "").trim();
        save.mutate({
          version: desk.version,
          shows_names: data.has("shows_names"),
          complaint_name: text("complaint_name"),
          complaint_phone: text("complaint_phone"),
          complaint_site: text("complaint_site"),
        });
      }}
    >
      <Checkbox
        name="shows_names"
        label={say("shows_names")}
        hint={say("shows_names_hint")}
        defaultChecked={desk.shows_names}
      />
      <h3>{say("complaint")}</h3>
      {(["complaint_name", "complaint_phone", "complaint_site"] as const).map((name) => (
        <TextField key={name} name={name} label={say(name)} defaultValue={desk[name]} isOptional />
      ))}
      {desk.changed_by && (
        <StatusLine>
          {say("changed", { name: desk.changed_by, date: shortDay(desk.changed_at) })}
        </StatusLine>
      )}
      {save.isError && <Banner tone="danger">{say(isOutrun ? "conflict" : "not_saved")}</Banner>}
      <Button type="submit" isPending={save.isPending}>
        {say("save")}
      </Button>
    </Form>
  );
}
