// What practices see of a worker before they send: how long one waits, and whether there is room.
import { useMutation, useQuery, useQueryClient } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import { Button } from "../../../components/button/button";
import { Checkbox, Select } from "../../../components/choice/choice";
import { Disclosure } from "../../../components/disclosure/disclosure";
import { SavingLine } from "../../../components/status_line/status_line";
import { TextField } from "../../../components/text_field/text_field";
import { call, Problem } from "../../../kernel/api";
import type { OwnFace } from "../../../kernel/api_types";
import { useAutosave } from "../../../kernel/saving";
import { ownFaceQuery } from "./queries";
import { say } from "./words";
import "./own_face.css";

const mostWeeks = 52;

export default function OwnFaceSheet() {
  const asked = useQuery(ownFaceQuery);
  // Not everybody has a face that practices can choose.
  if (!asked.data) return null;
  return (
    <div className="own-face">
      <Disclosure title={say("title", { now: nowWords(asked.data) })}>
        <OwnFaceForm face={asked.data} />
      </Disclosure>
    </div>
  );
}

/** What is shown now, as a practice reads it. */
function nowWords(face: OwnFace): string {
  if (face.intake_stop) {
    const other = face.alternatives.find(({ id }) => id === face.alternative_face_id);
    return other ? say("now.stop_choose", { name: other.name }) : say("now.stop");
  }
  return face.wait_weeks === 0 ? say("now.at_once") : say("now.weeks", { count: face.wait_weeks });
}

type Choice = Pick<OwnFace, "wait_weeks" | "intake_stop" | "alternative_face_id">;

function OwnFaceForm({ face }: { face: OwnFace }) {
  const [typed, setTyped] = useState(String(face.wait_weeks));
  const [isWrong, setIsWrong] = useState(false);
  const [choice, setChoice] = useState<Choice>(face);
  const change = useChangeFace();
  const { saving, change: save } = useAutosave((next: Choice) => change.mutateAsync(next));

  function choose(part: Partial<Choice>) {
    const next = { ...choice, ...part };
    setChoice(next);
    save(next);
  }

  function chooseWeeks(text: string) {
    setTyped(text);
    const weeks = /^\d{1,2}$/.test(text.trim()) ? Number(text) : Number.NaN;
    setIsWrong(!(weeks <= mostWeeks));
    if (weeks <= mostWeeks) choose({ wait_weeks: weeks });
  }

  return (
    <div className="stack stack-tight">
      <div className="row own-face-weeks">
        <TextField
          name="wait_weeks"
          label={say("weeks")}
          hint={say("weeks_hint")}
          error={isWrong ? say("weeks_wrong", { most: mostWeeks }) : undefined}
          inputMode="numeric"
          width={4}
          value={typed}
          onInput={chooseWeeks}
        />
      </div>
      <Checkbox
        name="intake_stop"
        label={say("stop")}
        hint={say("stop_hint")}
        isChecked={choice.intake_stop}
        onChange={(intake_stop) => choose({ intake_stop })}
      />
      {choice.intake_stop && (
        <Select
          name="alternative_face_id"
          label={say("alternative")}
          emptyLabel={say("alternative_none")}
          choices={face.alternatives.map(({ id, name }) => ({ value: id, label: name }))}
          value={choice.alternative_face_id ?? ""}
          onChange={(id) => choose({ alternative_face_id: id || undefined })}
        />
      )}
      <SavingLine saving={saving} />
      {saving.state === "failed" && (
        <div>
          <Button isSmall onClick={() => save(choice)}>
            {say("again")}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Saved over what stands there now: after somebody else's change the newest version is asked once. */
function useChangeFace() {
  const queryClient = useQueryClient();
  const put = async (choice: Choice) => {
    const now = await queryClient.ensureQueryData(ownFaceQuery);
    return call("PUT /api/my_face", {
      body: {
        version: now.version,
        about: now.about,
        wait_weeks: choice.wait_weeks,
        intake_stop: choice.intake_stop,
        alternative_face_id: choice.alternative_face_id,
      },
    });
  };
  return useMutation({
    mutationFn: async (choice: Choice) => {
      try {
        return await put(choice);
      } catch (error) {
        if (!(error instanceof Problem) || error.status !== 409) throw error;
        await queryClient.refetchQueries({ queryKey: ownFaceQuery.queryKey });
        return put(choice);
      }
    },
    onSuccess: (face) => queryClient.setQueryData(ownFaceQuery.queryKey, face),
  });
}
