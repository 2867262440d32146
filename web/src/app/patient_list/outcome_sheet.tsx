// What would become of the list, in numbers and by line; and the one button that does it.
import { UserPlus } from "lucide-preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "../../components/button/button";
import { Checkbox } from "../../components/choice/choice";
import { type Column, DataTable } from "../../components/data_table/data_table";
import { Form } from "../../components/form/form";
import type { ListOutcome, RefusedCellView } from "../../kernel/api_types";
import { codeOf } from "./codes";
import { say } from "./words";

interface OutcomeSheetProps {
  outcome: ListOutcome;
  isPending: boolean;
  onTakeIn: (leavesOut: boolean) => void;
}

export function OutcomeSheet({ outcome, isPending, onTakeIn }: OutcomeSheetProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const [leavesOut, setLeavesOut] = useState(false);
  useEffect(() => heading.current?.focus(), []);
  const isAllowed = outcome.fresh > 0 && (outcome.refused === 0 || leavesOut);
  return (
    <section className="sheet stack" aria-labelledby="uitkomst-kop">
      <h2 id="uitkomst-kop" tabIndex={-1} ref={heading}>
        {say("outcome")}
      </h2>
      <ul className="list-counts">
        <Count count={outcome.fresh} words={say("fresh")} />
        <Count count={outcome.known} words={say("known")} />
        {outcome.possible_twins > 0 && (
          <Count count={outcome.possible_twins} words={say("possible_twins")} />
        )}
        <Count count={outcome.refused} words={say("refused")} />
      </ul>
      {outcome.possible_twins > 0 && (
        <p>{say("twins", { lines: outcome.twin_lines.join(", ") })}</p>
      )}
      {outcome.unread_columns.length > 0 && (
        <p className="quiet">{say("unread", { columns: outcome.unread_columns.join(", ") })}</p>
      )}
      {outcome.cells.length > 0 && (
        <DataTable
          caption={say("cells")}
          columns={cellColumns()}
          rows={outcome.cells}
          rowKey={(cell) => `${cell.line} ${cell.column} ${cell.reason}`}
        />
      )}
      {outcome.refused > 0 && outcome.fresh > 0 && (
        <Checkbox
          name="leave_out"
          label={say("leave_out", { count: outcome.refused })}
          hint={say("leave_out_hint")}
          isChecked={leavesOut}
          onChange={setLeavesOut}
        />
      )}
      {outcome.fresh === 0 && <p>{say("nobody_new")}</p>}
      {isAllowed && (
        <Form aria-label={say("outcome")} onSubmit={() => !isPending && onTakeIn(leavesOut)}>
          <Checkbox
            name="in_dpia"
            label={say("in_dpia")}
            hint={say("in_dpia_hint")}
            missing={say("in_dpia_missing")}
            required
          />
          <div>
            <Button type="submit" kind="main" icon={UserPlus} isPending={isPending}>
              {say("take_in", { count: outcome.fresh })}
            </Button>
          </div>
        </Form>
      )}
    </section>
  );
}

function Count({ count, words }: { count: number; words: string }) {
  return (
    <li>
      <strong className="figures">{count}</strong>
      <span>{words}</span>
    </li>
  );
}

function cellColumns(): Column<RefusedCellView>[] {
  return [
    {
      id: "line",
      title: say("cell.where"),
      cell: (cell) => say("cell.line", { line: String(cell.line) }),
    },
    { id: "column", title: say("cell.column"), cell: (cell) => cell.column },
    { id: "reason", title: say("cell.reason"), cell: (cell) => reasonWord(cell.reason) },
  ];
}

function reasonWord(reason: string): string {
  return say(`reason.${codeOf(reason) as "required"}`) || say("reason.other");
}
