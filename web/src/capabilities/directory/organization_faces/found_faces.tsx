// Whom this organisation finds when it refers, and who of them stands first for what.
import { Banner } from "../../../components/banner/banner";
import { CheckboxGroup, Select } from "../../../components/choice/choice";
import { Disclosure } from "../../../components/disclosure/disclosure";
import { Form } from "../../../components/form/form";
import { list } from "../../../components/web/sentence";
import type { FoundFace, RuleOfFace } from "../../../kernel/api_types";
import { isNeed, needCodes, needWord } from "../../people/need_words";
import { useChangeFound } from "./queries";
import { SaveRow } from "./save_row";
import { say } from "./words";

const places = [1, 2, 3, 4, 5, 10, 20, 30];

export function FoundFaces({ faces }: { faces: readonly FoundFace[] }) {
  return (
    <section className="sheet" aria-labelledby="vinden-kop">
      <h2 id="vinden-kop">{say("found")}</h2>
      <p>{say(faces.length > 0 ? "found_text" : "found_none")}</p>
      <ul className="lined-list face-lines">
        {faces.map((face) => (
          <FoundLine key={face.id} face={face} />
        ))}
      </ul>
    </section>
  );
}

function FoundLine({ face }: { face: FoundFace }) {
  const save = useChangeFound(face.id);
  return (
    <li>
      <Disclosure title={`${face.name}, ${face.organization_name}: ${standing(face)}`}>
        <FoundForm key={JSON.stringify(face.rules)} face={face} save={save} />
      </Disclosure>
    </li>
  );
}

const needsOf = (face: FoundFace) => face.rules.flatMap(({ need }) => (need ? [need] : []));
const generalOf = (face: FoundFace) => face.rules.find(({ need }) => !need);

function standing(face: FoundFace): string {
  if (face.rules.length === 0) return say("standing.none");
  const needs = needsOf(face).map((need) => needWord(need).toLowerCase());
  if (needs.length > 0) return say("standing.needs", { needs: list(needs) });
  return say("standing.place", { place: generalOf(face)?.rank ?? 1 });
}

interface FoundFormProps {
  face: FoundFace;
  save: ReturnType<typeof useChangeFound>;
}

function FoundForm({ face, save }: FoundFormProps) {
  const general = generalOf(face)?.rank;
  const known = [...new Set([...places, ...(general === undefined ? [] : [general])])];
  return (
    <Form
      aria-label={say("found_form", { name: face.name })}
      onSubmit={(data) => !save.isPending && save.mutate({ rules: rulesOf(face, data) })}
    >
      <CheckboxGroup
        name="needs"
        label={say("needs")}
        hint={say("needs_hint", { name: face.name })}
        choices={needCodes.map((code) => ({ value: code, label: needWord(code) }))}
        defaultValues={needsOf(face)}
        isRow
      />
      <Select
        name="place"
        label={say("place")}
        hint={say("place_hint")}
        emptyLabel={say("place_none")}
        choices={known
          .sort((a, b) => a - b)
          .map((place) => ({ value: String(place), label: String(place) }))}
        defaultValue={general === undefined ? "" : String(general)}
      />
      {save.isError && <Banner tone="danger">{say("not_saved")}</Banner>}
      <SaveRow name={face.name} save={save} />
    </Form>
  );
}

/** A need that stays keeps its place; a new one stands first. */
function rulesOf(face: FoundFace, data: FormData): RuleOfFace[] {
  const needs = data.getAll("needs").map(String).filter(isNeed);
  const rules: RuleOfFace[] = needs.map((need) => ({
    need,
    rank: face.rules.find((rule) => rule.need === need)?.rank ?? 1,
  }));
  const place = String(data.get("place") ?? "");
  return place ? [...rules, { rank: Number(place) }] : rules;
}
