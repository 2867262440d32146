// "Kies iemand anders": who else can help, what he would get, and one button. The former helper sees
// nothing any more.
import { useQuery } from "@tanstack/preact-query";
import { UsersRound } from "lucide-preact";
import { useState } from "preact/hooks";
import { Banner } from "../../../components/banner/banner";
import { Button } from "../../../components/button/button";
import { RadioGroup } from "../../../components/choice/choice";
import { Dialog } from "../../../components/dialog/dialog";
import { Form } from "../../../components/form/form";
import { Skeleton } from "../../../components/skeleton/skeleton";
import { list } from "../../../components/web/sentence";
import { call } from "../../../kernel/api";
import type { MyFace as Face, MyReferral } from "../../../kernel/api_types";
import { canAgreeHere } from "../../../kernel/translations/agreeing";
import { language } from "../../../kernel/words";
import { otherFacesQuery, useMyPageChange } from "./queries";
import { say } from "./words";

export function MyFace({ referral }: { referral: MyReferral }) {
  const [isChoosing, setIsChoosing] = useState(false);
  if (!referral.can_choose_face) return null;
  return (
    <div className="my-buttons">
      <Button kind="quiet" icon={UsersRound} onClick={() => setIsChoosing(true)}>
        {say("face.button")}
      </Button>
      {isChoosing && <Choose referral={referral} onClose={() => setIsChoosing(false)} />}
    </div>
  );
}

interface ChooseProps {
  referral: MyReferral;
  onClose: () => void;
}

/** What is agreed with on a screen is read in a text that somebody looked at. */
function Choose({ referral, onClose }: ChooseProps) {
  if (canAgreeHere()) return <ChooseOnScreen referral={referral} onClose={onClose} />;
  return (
    <Dialog title={say("face.title")} onClose={onClose}>
      <p>{say("face.with_interpreter")}</p>
      <Button onClick={onClose}>{say("face.keep", { name: referral.to_name })}</Button>
    </Dialog>
  );
}

function ChooseOnScreen({ referral, onClose }: ChooseProps) {
  const asked = useQuery(otherFacesQuery(referral.id));
  return (
    <Dialog title={say("face.title")} onClose={onClose}>
      {asked.isPending && <Skeleton label={say("loading")} lines={4} />}
      {asked.isError && <Banner tone="danger">{say("face.not_loaded")}</Banner>}
      {asked.data?.length === 0 && (
        <>
          <p>{say("face.nobody")}</p>
          <Button onClick={onClose}>{say("face.keep", { name: referral.to_name })}</Button>
        </>
      )}
      {asked.data && asked.data.length > 0 && (
        <Faces referral={referral} faces={asked.data} onClose={onClose} />
      )}
    </Dialog>
  );
}

interface FacesProps extends ChooseProps {
  faces: readonly Face[];
}

function Faces({ referral, faces, onClose }: FacesProps) {
  const choose = useMyPageChange((faceId: string) =>
    call("POST /api/my/referrals/{id}/other_face", {
      id: referral.id,
      body: { face_id: faceId, text_language: language() },
    }),
  );
  return (
    <Form
      aria-label={say("face.title")}
      onSubmit={(data) =>
        !choose.isPending && choose.mutate(String(data.get("face")), { onSuccess: onClose })
      }
    >
      <RadioGroup
        name="face"
        label={say("face.which")}
        choices={faces.map((face) => ({
          value: face.face_id,
          label: `${face.name}, ${face.organization_name}`,
          hint: hintOf(face),
        }))}
        missing={say("face.missing")}
        required
      />
      <p>{say("face.text", { name: referral.to_name })}</p>
      {choose.isError && <Banner tone="danger">{say("face.failed")}</Banner>}
      <div className="row">
        <Button type="submit" kind="main" isPending={choose.isPending}>
          {say("face.sure")}
        </Button>
        <Button onClick={onClose}>{say("face.keep", { name: referral.to_name })}</Button>
      </div>
    </Form>
  );
}

/** How long one waits, and exactly what this face would get: never more than was agreed. */
function hintOf(face: Face): string {
  const wait =
    face.wait_weeks === 0 ? say("face.no_wait") : say("face.wait", { count: face.wait_weeks });
  const fields = list(face.fields.map((field) => say(`field.${field as "name"}`) || field));
  return [face.about, wait, say("face.gets", { fields })].filter(Boolean).join(" ");
}
