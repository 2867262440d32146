// The window in which somebody proves anew who he is: on to the login of the organisation at once.
import { useMutation } from "@tanstack/preact-query";
import { useEffect } from "preact/hooks";
import { Banner } from "../../components/banner/banner";
import { Skeleton } from "../../components/skeleton/skeleton";
import { call } from "../../kernel/api";
import { useTitle } from "../../kernel/title";
import { outsideObjection } from "./outside_objections";
import { say } from "./words";
import "./sign_in.css";

export default function AgainPage() {
  useTitle(say("outside.return_title"));
  const { mutate, isError, error } = useMutation({
    mutationFn: async () => {
      const { own_login: code } = await call("GET /api/session");
      return call("POST /api/login/outside/begin", { body: { code, again: true } });
    },
    onSuccess: ({ address }) => window.location.replace(address),
  });
  useEffect(() => mutate(), [mutate]);
  return (
    <div className="page sign-in">
      <div className="sheet">
        <h1>{say("outside.return_title")}</h1>
        {isError ? (
          <Banner tone="danger">{outsideObjection(error)}</Banner>
        ) : (
          <Skeleton label={say("outside.return_text")} lines={2} />
        )}
      </div>
    </div>
  );
}
