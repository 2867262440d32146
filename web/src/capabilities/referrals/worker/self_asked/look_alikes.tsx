// Who asked himself may be known here already. The resident is told nothing of it: the worker says who
// it is, and the case goes to the row that is meant.
import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/preact-query";
import { UserCheck } from "lucide-preact";
import { useState } from "preact/hooks";
import { Banner } from "../../../../components/banner/banner";
import { Button } from "../../../../components/button/button";
import { Checkbox } from "../../../../components/choice/choice";
import { call, Problem } from "../../../../kernel/api";
import type { CaseForWorker, DoubleSaid, KnownResident } from "../../../../kernel/api_types";
import { fullDate } from "../../../../kernel/dates";
import { caseQuery, worklistQuery } from "../queries";
import { say } from "./words";

export default function LookAlikes({ data }: { data: CaseForWorker }) {
  const [isPhoneRight, setPhoneRight] = useState(false);
  const settle = useSettle(data);
  const rows = data.look_alikes;
  const said = useQuery(saidQuery(data)).data?.rows ?? [];
  const saidOf = (row: KnownResident) =>
    said.find((one) => one.person_id === row.person_id && one.said_by_name !== "");
  return (
    <section className="sheet case-banner" aria-labelledby="bekend-kop">
      <h2 id="bekend-kop">{say("title", { count: rows.length })}</h2>
      <p>{say("text", { name: data.first_name })}</p>
      <p className="quiet">{say("two_of_us")}</p>
      {settle.isError && <Banner tone="danger">{objection(settle.error)}</Banner>}
      <Checkbox
        label={say("phone", { phone: data.phone })}
        isChecked={isPhoneRight}
        onChange={setPhoneRight}
      />
      <ul className="lined-list look-alikes">
        {rows.map((row) => (
          <li key={row.person_id} className="row row-apart">
            <div>
              <p>
                <strong>{row.name}</strong>
                {row.village && <span className="quiet">, {row.village}</span>}
                {row.birth_on && (
                  <span className="quiet">, {say("born", { date: fullDate(row.birth_on) })}</span>
                )}
              </p>
              <p className="quiet">{whereWords(row)}</p>
              <Said said={saidOf(row)} />
            </div>
            <Button
              icon={UserCheck}
              isPending={settle.isPending && settle.variables?.person_id === row.person_id}
              onClick={() =>
                !settle.isPending &&
                settle.mutate({
                  person_id: row.person_id,
                  take_phone: saidOf(row)?.take_phone ?? isPhoneRight,
                })
              }
            >
              {say("same", { name: row.name })}
            </Button>
          </li>
        ))}
        <li className="row row-apart">
          <p>{say("new", { name: data.first_name })}</p>
          <Button
            isPending={settle.isPending && !settle.variables?.person_id}
            onClick={() => !settle.isPending && settle.mutate({ take_phone: false })}
          >
            {say("other")}
          </Button>
        </li>
      </ul>
    </section>
  );
}

function Said({ said }: { said: DoubleSaid | undefined }) {
  return said ? <p>{saidWords(said)}</p> : null;
}

function saidWords(row: DoubleSaid): string {
  return say(row.waits_for_other ? "you_said" : "said", { name: row.said_by_name });
}

function objection(error: unknown): string {
  const code = error instanceof Problem ? error.code : "";
  if (code === "colleague.let_in_lately") return say("colleague_new");
  return say(code === "merge.same_colleague" ? "colleague" : "failed");
}

function whereWords(row: KnownResident): string {
  if (!row.referral_id) return say("none");
  return say(row.open ? "open" : "past", { name: row.worker_name });
}

const saidQuery = ({ id, version }: CaseForWorker) =>
  queryOptions({
    queryKey: ["cases", id, "who_it_is", version],
    queryFn: () => call("GET /api/cases/{id}/who_it_is", { id }),
    staleTime: 0,
  });

interface Chosen {
  person_id?: string;
  take_phone: boolean;
}

function useSettle(data: CaseForWorker) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (chosen: Chosen) =>
      call("POST /api/cases/{id}/who_it_is", {
        id: data.id,
        body: { version: data.version, ...chosen },
      }),
    onSuccess: (settled) => {
      queryClient.setQueryData(caseQuery(data.id).queryKey, settled);
      void queryClient.invalidateQueries({ queryKey: worklistQuery.queryKey });
    },
    onError: () => queryClient.invalidateQueries({ queryKey: caseQuery(data.id).queryKey }),
  });
}
