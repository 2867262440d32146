// Where somebody lives and how old he is: from that follows who can be asked, and who says yes.
import { useQuery } from "@tanstack/preact-query";
import { RadioGroup, Select } from "../../../components/choice/choice";
import { DateFields } from "../../../components/date_fields/date_fields";
import { Form } from "../../../components/form/form";
import { Heading, OnAndBack, type StepProps } from "./heading";
import { placesQuery } from "./queries";
import { say } from "./words";

export function PlacePage({ answers, change, onNext, onBack }: StepProps) {
  const places = useQuery(placesQuery).data?.places ?? [];
  const villages =
    places.find(({ municipality }) => municipality === answers.municipality)?.villages ?? [];
  return (
    <>
      <Heading>{say("place.title")}</Heading>
      <Form aria-label={say("place.title")} onSubmit={onNext}>
        <RadioGroup
          name="municipality"
          label={say("place.municipality")}
          missing={say("place.municipality_missing")}
          choices={places.map(({ municipality }) => ({ value: municipality, label: municipality }))}
          value={answers.municipality}
          onChange={(municipality) => change({ municipality, village: "", face: null })}
          required
        />
        {villages.length > 0 && (
          <Select
            name="village"
            label={say("place.village")}
            emptyLabel={say("place.village_other")}
            choices={villages.map((village) => ({ value: village, label: village }))}
            value={answers.village}
            onChange={(village) => change({ village, face: null })}
          />
        )}
        <DateFields
          name="birth_on"
          label={say("place.birth_on")}
          hint={say("place.birth_hint")}
          missing={say("place.birth_missing")}
          defaultValue={answers.birth_on}
          onChange={(date) => change({ birth_on: date ?? "", face: null })}
          autoComplete="bday"
          required
        />
        <OnAndBack onBack={onBack} />
      </Form>
    </>
  );
}
