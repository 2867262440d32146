// What was not in order is a breach: filled in as far as it is known, and there is one however often this is pressed.
import { useMutation } from "@tanstack/preact-query";
import { DatabaseZap } from "lucide-preact";
import { useLocation } from "preact-iso";
import { Banner } from "../../../components/banner/banner";
import { Button } from "../../../components/button/button";
import { call } from "../../../kernel/api";
import type { EmergencyReview } from "../../../kernel/api_types";
import { say } from "./words";

export function ToBreach({ row }: { row: EmergencyReview }) {
  const { route } = useLocation();
  const make = useMutation({
    mutationFn: () => call("POST /api/emergencies/{id}/breach", { id: row.id }),
    onSuccess: (view) => route(`/datalekken/${view.row.id}`),
  });
  return (
    <div className="stack stack-tight">
      {make.isError && <Banner tone="danger">{say("to_breach_failed")}</Banner>}
      <div>
        <Button
          icon={DatabaseZap}
          isPending={make.isPending}
          onClick={() => !make.isPending && make.mutate()}
        >
          {say("to_breach")}
        </Button>
      </div>
    </div>
  );
}
