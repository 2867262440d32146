// Who else can help: search, choose, and ask exactly what the volunteer will read. Several questions
// may be open at once.
import { Skeleton } from "../../../components/skeleton/skeleton";
import { StatusTag } from "../../../components/status_tag/status_tag";
import { useSession } from "../../../kernel/access";
import type { BranchView, CaseForWorker } from "../../../kernel/api_types";
import { shortDay } from "../../../kernel/dates";
import { later } from "../../../kernel/later";
import { useAskInitiative } from "./queries";
import { say } from "./words";

const Waiting = () => <Skeleton label={say("case.loading")} lines={3} />;
const FindInitiative = later(() => import("./find_initiative"), Waiting);
const steps = ["intake_done", "activity_sought", "activity_chosen", "started", "follow_up"];

export function OnwardSheet({ data }: { data: CaseForWorker }) {
  const branches = data.branches.filter((branch) => branch.target === "initiative");
  const ask = useAskInitiative(data.id, data.version);
  const canAsk = steps.includes(data.step) && !data.closed_at;
  return (
    <section className="sheet" aria-labelledby="verder-kop">
      <h2 id="verder-kop">{say("onward.title")}</h2>
      {branches.length > 0 && (
        <ul className="lined-list" aria-label={say("onward.branches")}>
          {branches.map((branch) => (
            <Branch key={branch.referral_id} branch={branch} name={data.first_name} />
          ))}
        </ul>
      )}
      {canAsk && (
        <FindInitiative
          name={data.first_name}
          village={data.village}
          birthOn={data.birth_on}
          speaks={data}
          ask={ask}
        />
      )}
      {!canAsk && branches.length === 0 && (
        <p className="quiet">{say("onward.not_yet", { name: data.first_name })}</p>
      )}
    </section>
  );
}

function Branch({ branch, name }: { branch: BranchView; name: string }) {
  const { today } = useSession();
  const state = branchState(branch);
  const at = branch.attended_at ?? branch.answered_at ?? branch.sent_at;
  return (
    <li className="branch">
      <div className="branch-words">
        <p className="branch-name">{branch.to_name}</p>
        <p className="quiet small">
          {[branch.wish, branch.when].filter(Boolean).join(", ")} · {shortDay(at, today)}
        </p>
      </div>
      <StatusTag state={state.tag}>{say(state.word, { name })}</StatusTag>
    </li>
  );
}

export function branchState(branch: BranchView) {
  if (branch.step === "sharing_stopped" || branch.step === "withdrawn") {
    return { tag: "attention", word: "branch.sharing_stopped" } as const;
  }
  if (branch.attended_at) return { tag: "follow_up", word: "branch.attended" } as const;
  if (branch.step === "full") return { tag: "attention", word: "branch.full" } as const;
  if (branch.step === "not_for_us") return { tag: "attention", word: "branch.not_for_us" } as const;
  if (branch.answered_at) return { tag: "busy", word: "branch.yes" } as const;
  if (!branch.open) return { tag: "done", word: "branch.over" } as const;
  return { tag: "waiting", word: "branch.asked" } as const;
}
