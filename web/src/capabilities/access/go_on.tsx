// In a demo folder nobody has a password or an authenticator: one press is enough.
import { ArrowRight } from "lucide-preact";
import { Banner } from "../../components/banner/banner";
import { Button } from "../../components/button/button";
import { useSession } from "../../kernel/access";
import { useEnterAgain } from "./queries";
import { say } from "./words";

export function GoOn({ onDone }: { onDone: () => void }) {
  const { account_id, name } = useSession();
  const enter = useEnterAgain();
  return (
    <>
      {enter.isError && <Banner tone="danger">{say("not_now")}</Banner>}
      <Button
        kind="main"
        icon={ArrowRight}
        isWide
        isPending={enter.isPending}
        onClick={() => account_id && enter.mutate(account_id, { onSuccess: onDone })}
      >
        {say("go_on_as", { name })}
      </Button>
    </>
  );
}
