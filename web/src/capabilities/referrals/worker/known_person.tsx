// "Ik ken deze persoon": handed on unread, to the team or back. One question first: it cannot be undone.
import { UserRoundX } from "lucide-preact";
import { useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { Banner } from "../../../components/banner/banner";
import { Button } from "../../../components/button/button";
import { Dialog } from "../../../components/dialog/dialog";
import type { CaseForWorker } from "../../../kernel/api_types";
import { useKnowThisPerson } from "./queries";
import { say } from "./words";

export default function KnownPerson({ data }: { data: CaseForWorker }) {
  const [isAsking, setIsAsking] = useState(false);
  return (
    <div>
      <Button kind="quiet" icon={UserRoundX} onClick={() => setIsAsking(true)}>
        {say("known.button")}
      </Button>
      {isAsking && <Sure data={data} onClose={() => setIsAsking(false)} />}
    </div>
  );
}

function Sure({ data, onClose }: { data: CaseForWorker; onClose: () => void }) {
  const { route } = useLocation();
  const know = useKnowThisPerson(data.id);
  return (
    <Dialog title={say("known.title")} onClose={onClose}>
      <p>{say("known.text", { name: data.first_name, from: data.from_name })}</p>
      {know.isError && <Banner tone="danger">{say("known.failed")}</Banner>}
      <div className="row">
        <Button
          kind="main"
          isPending={know.isPending}
          onClick={() =>
            !know.isPending && know.mutate(data.version, { onSuccess: () => route("/werklijst") })
          }
        >
          {say("known.sure")}
        </Button>
        <Button onClick={onClose}>{say("known.keep")}</Button>
      </div>
    </Dialog>
  );
}
