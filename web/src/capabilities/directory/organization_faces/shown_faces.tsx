// How others see the faces of this organisation: how long one waits, and whether there is room.
import { useMemo } from "preact/hooks";
import { Banner } from "../../../components/banner/banner";
import { Checkbox, Select } from "../../../components/choice/choice";
import { Disclosure } from "../../../components/disclosure/disclosure";
import { Form } from "../../../components/form/form";
import { fieldWords } from "../../../components/form/validity";
import { TextField } from "../../../components/text_field/text_field";
import { Problem } from "../../../kernel/api";
import type { ShownFace } from "../../../kernel/api_types";
import { useChangeShown } from "./queries";
import { SaveRow } from "./save_row";
import { say } from "./words";

export function ShownFaces({ faces }: { faces: readonly ShownFace[] }) {
  return (
    <section className="sheet" aria-labelledby="gezien-kop">
      <h2 id="gezien-kop">{say("shown")}</h2>
      <p>{say("shown_text")}</p>
      <ul className="lined-list face-lines">
        {faces.map((face) => (
          <ShownLine key={face.id} face={face} others={othersOf(face, faces)} />
        ))}
      </ul>
    </section>
  );
}

interface ShownLineProps {
  face: ShownFace;
  others: readonly ShownFace[];
}

function ShownLine({ face, others }: ShownLineProps) {
  const save = useChangeShown(face.id);
  return (
    <li>
      <Disclosure title={`${face.name}: ${nowWords(face)}`}>
        <ShownForm key={face.version} face={face} others={others} save={save} />
      </Disclosure>
    </li>
  );
}

function nowWords(face: ShownFace): string {
  if (face.intake_stop) return say("now.stop");
  return face.wait_weeks === 0 ? say("now.at_once") : say("now.weeks", { count: face.wait_weeks });
}

const othersOf = (face: ShownFace, faces: readonly ShownFace[]) =>
  faces.filter(({ id, role, intake_stop }) => id !== face.id && role === face.role && !intake_stop);

interface ShownFormProps extends ShownLineProps {
  save: ReturnType<typeof useChangeShown>;
}

function ShownForm({ face, others, save }: ShownFormProps) {
  const errors = useMemo(
    () => fieldWords(save.error, { wait_weeks: { out_of_range: say("weeks_wrong") } }),
    [save.error],
  );
  return (
    <Form
      aria-label={say("shown_form", { name: face.name })}
      validationErrors={errors}
      onSubmit={(data) => {
        if (save.isPending) return;
        const other = String(data.get("alternative_face_id") ?? "");
        save.mutate({
          version: face.version,
          about: String(data.get("about") ?? "").trim(),
          wait_weeks: Number(data.get("wait_weeks") || 0),
          intake_stop: data.has("intake_stop"),
          ...(other && { alternative_face_id: other }),
        });
      }}
    >
      <TextField
        name="wait_weeks"
        label={say("weeks")}
        hint={say("weeks_hint")}
        inputMode="numeric"
        width={4}
        defaultValue={String(face.wait_weeks)}
      />
      <TextField
        name="about"
        label={say("about")}
        maxLength={160}
        defaultValue={face.about}
        isOptional
      />
      <Checkbox
        name="intake_stop"
        label={say("stop")}
        hint={say("stop_hint")}
        defaultChecked={face.intake_stop}
      />
      {others.length > 0 && (
        <Select
          name="alternative_face_id"
          label={say("alternative")}
          emptyLabel={say("alternative_none")}
          choices={others.map(({ id, name }) => ({ value: id, label: name }))}
          defaultValue={face.alternative_face_id ?? ""}
        />
      )}
      {save.isError && !errors && <Banner tone="danger">{say(wrongWords(save.error))}</Banner>}
      <SaveRow name={face.name} save={save} />
    </Form>
  );
}

function wrongWords(error: unknown) {
  const status = error instanceof Problem ? error.status : 0;
  if (status === 403) return "not_yours";
  return status === 409 ? "conflict" : "not_saved";
}
