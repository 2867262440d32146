// Whoever comes for the resident sees nothing of it, or does: said by who sent it or took it on.
import { useMutation, useQueryClient } from "@tanstack/preact-query";
import { EyeOff } from "lucide-preact";
import { Banner } from "../../components/banner/banner";
import { Checkbox } from "../../components/choice/choice";
import { call } from "../../kernel/api";
import type { CaseForWorker, ReferralForSender } from "../../kernel/api_types";
import { say as sayAct } from "./own_act/words";
import { referralQuery } from "./queries";
import { say } from "./words";
import { caseQuery } from "./worker/queries";

type Leg = Pick<ReferralForSender, "id" | "version" | "hidden_from_proxies">;

interface LineProps {
  leg: Leg;
  name: string;
  change: { mutate: (hidden: boolean) => void; isPending: boolean; isError: boolean };
}

function HiddenLine({ leg, name, change }: LineProps) {
  return (
    <div className="stack stack-tight">
      <Checkbox
        name="hidden_from_proxies"
        label={
          <span className="row">
            <EyeOff size={16} aria-hidden="true" />
            {sayAct("act.hide")}
          </span>
        }
        hint={sayAct("act.hide_hint", { name })}
        isChecked={leg.hidden_from_proxies}
        onChange={(hidden) => !change.isPending && change.mutate(hidden)}
      />
      {change.isError && <Banner tone="danger">{say("hide.failed")}</Banner>}
    </div>
  );
}

export function HiddenReferral({ referral, name }: { referral: ReferralForSender; name: string }) {
  const queryClient = useQueryClient();
  const { id, version } = referral;
  const { queryKey } = referralQuery(id);
  const change = useMutation({
    mutationFn: (hidden: boolean) =>
      call("PUT /api/referrals/{id}/hidden", { id, body: { version, hidden } }),
    onSuccess: (changed) => queryClient.setQueryData(queryKey, changed),
    onError: () => queryClient.invalidateQueries({ queryKey }),
  });
  return <HiddenLine leg={referral} name={name} change={change} />;
}

export function HiddenCase({ data }: { data: CaseForWorker }) {
  const queryClient = useQueryClient();
  const { id, version } = data;
  const { queryKey } = caseQuery(id);
  const change = useMutation({
    mutationFn: (hidden: boolean) =>
      call("PUT /api/cases/{id}/hidden", { id, body: { version, hidden } }),
    onSuccess: (changed) => queryClient.setQueryData(queryKey, changed),
    onError: () => queryClient.invalidateQueries({ queryKey }),
  });
  return <HiddenLine leg={data} name={data.first_name} change={change} />;
}
