// A posted launch while somebody who is signed in waits for one: whose login that is stands here before it is joined.
import { useMutation, useQuery } from "@tanstack/preact-query";
import { Link2 } from "lucide-preact";
import { Banner } from "../../components/banner/banner";
import { Button, LinkButton } from "../../components/button/button";
import { Skeleton } from "../../components/skeleton/skeleton";
import { call } from "../../kernel/api";
import { isLeft, outsideObjection } from "./outside_objections";
import { say } from "./words";

const stageQuery = {
  queryKey: ["outside_stage"],
  queryFn: () => call("GET /api/login/outside/stage"),
  gcTime: 0,
};

export function HtiJoin() {
  const asked = useQuery(stageQuery);
  const joining = useMutation({
    mutationFn: () => call("POST /api/outside_identities"),
    onSuccess: () => window.location.replace("/geopend"),
  });
  if (!asked.data) return <Skeleton label={say("hti.join_title")} lines={2} />;
  const { subject, organization_name: organization } = asked.data;
  return (
    <>
      <p>{say("hti.join_text", { organization })}</p>
      <p>
        <strong>{subject}</strong>
      </p>
      <p>{say("hti.join_warning")}</p>
      {joining.isError && !isLeft(joining.error) && (
        <Banner tone="danger">{outsideObjection(joining.error)}</Banner>
      )}
      <div className="row">
        <Button
          kind="main"
          icon={Link2}
          isPending={joining.isPending}
          onClick={() => joining.mutate()}
        >
          {say("hti.join")}
        </Button>
        <LinkButton href="/">{say("hti.join_not")}</LinkButton>
      </div>
    </>
  );
}
