import { useQuery } from "@tanstack/preact-query";
import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import type { MyPage, MyReferral, WhoKnows as WhoKnowsAnswer } from "../../../kernel/api_types";
import { setLanguage, wordsReady } from "../../../kernel/words";
import { show, times } from "../../../testing/show";
import {
  clockWords,
  fieldWords,
  givenWords,
  MyReferrals,
  seesWords,
  stateWords,
} from "./my_referrals";
import { myPageQuery } from "./queries";
import WhoKnows from "./who_knows/who_knows";

const karin: MyReferral = {
  id: "r-1",
  to_name: "Karin Schets",
  to_organization_name: "Denkbeeld Welzijn",
  to_phone: "077 000 0000",
  target: "welfare_coach",
  clock: [],
  state: "requested",
  step: "sent",
  reason: "",
  next_owner: "Karin Schets",
  due_on: "2026-12-01",
  sent_at: "2026-11-21T09:00:00.000Z",
  steps: [],
  feedback: [],
  can_withdraw: true,
  fields: ["name", "phone", "goal"],
  feedback_level: "summary",
  shared_since: "2026-11-21T09:00:00.000Z",
  shared_until: "2027-11-21",
  sharing: true,
  can_stop: false,
  given_how: "on_paper",
  given_by: "resident",
  given_with_interpreter: true,
  given_recorded_by: "Femke Oefening",
  asked_myself: false,
  questions: [],
  can_say_goal: false,
  goal: "",
  own_word: "",
  can_choose_face: false,
  by_link: false,
};
const table: MyReferral = {
  ...karin,
  id: "r-2",
  to_name: "De Verzonnen Tafel",
  to_organization_name: "De Verzonnen Tafel",
  target: "initiative",
  state: "in_progress",
  step: "started",
  fields: ["name", "phone", "village"],
  can_withdraw: false,
  can_stop: true,
  by_link: true,
};
const page: MyPage = {
  first_name: "Lies",
  practice_name: "Praktijk De Denkbeeldige Linde",
  practice_phone: "077 000 0001",
  referrals: [karin, table],
  lent: [],
  comes_as: "",
  matters: [],
};

const party = {
  referral_id: "r-1",
  organization_kind: "welfare",
  ground: "consent",
  goes_along: [],
  needs: [],
  said: [],
};
const knows: WhoKnowsAnswer = {
  practice_kind: "gp_practice",
  parties: [party, { ...party, referral_id: "r-2", organization_kind: "initiative" }],
  complaint_ways: [],
  controllers: [],
};
const whoKnows = { "GET /api/my/who_knows": { body: knows } };

function Whole() {
  const asked = useQuery(myPageQuery);
  if (!asked.data) return null;
  return (
    <>
      <MyReferrals page={asked.data} />
      <WhoKnows page={asked.data} />
    </>
  );
}

test("the state in plain words: who does what before when", async () => {
  await wordsReady();
  expect(stateWords(karin)).toBe("Karin belt u vóór dinsdag 1 december.");
  expect(stateWords({ ...karin, step: "intake_planned", meets_at: "2026-12-01T10:30" })).toBe(
    "U maakt kennis met Karin op dinsdag 1 december om 10.30 uur.",
  );
});

test("an hour that the practice booked is read at once, and no longer when it is past", async () => {
  await wordsReady();
  const booked = { ...karin, meets_at: "2026-12-01T13:00" };
  expect(stateWords(booked)).toBe("U maakt kennis met Karin op dinsdag 1 december om 13.00 uur.");
  expect(stateWords({ ...booked, meets_at: "2026-11-20T13:00" })).toMatch(/^Karin belt u vóór/);
});

test("a desk's promises are dated lines in plain words", async () => {
  await wordsReady();
  const gemeente = "Gemeente Verzonnen";
  const line = { code: "outcome", owner: "receiver", due_on: "2026-12-14" };
  expect(clockWords(line, gemeente)).toBe(
    "Vóór maandag 14 december krijgt u de uitkomst op papier.",
  );
  const receipt = { code: "receipt", owner: "receiver", due_on: "2026-12-02" };
  expect(clockWords(receipt, gemeente)).toBe(
    "Gemeente Verzonnen bevestigt uw vraag vóór woensdag 2 december.",
  );
  const desk = { ...karin, target: "wmo_desk", to_organization_name: gemeente, clock: [line] };
  expect(stateWords({ ...desk, step: "sent" })).toBe(
    "Uw vraag is verstuurd. Gemeente Verzonnen bevestigt dat.",
  );
  expect(stateWords({ ...desk, step: "research_started" })).toBe(
    "Karin onderzoekt met u wat u nodig heeft.",
  );
});

test("exactly which fields; an initiative gets the first name, and only after its yes", async () => {
  await wordsReady();
  expect(fieldWords(karin)).toBe("Karin Schets kreeg: uw naam, uw telefoonnummer en uw doel.");
  expect(fieldWords(table)).toBe("De Verzonnen Tafel kreeg: uw voornaam en uw telefoonnummer.");
  expect(fieldWords({ ...table, state: "requested" })).toContain("Na een ja krijgen zij");
});

test("a volunteer of the village has no name before a yes", async () => {
  await wordsReady();
  const truus = {
    ...karin,
    to_name: "Truus Verzinsel",
    target: "village_volunteer",
    by_link: true,
    fields: ["name", "phone", "village", "needs"],
  };
  const asked = { ...truus, state: "requested", step: "sent" };
  expect(seesWords(asked)).toBe("Ziet uw dorp en uw vraag, nog niet uw naam.");
  expect(stateWords(asked)).toBe("Truus kreeg uw vraag. Uw naam is nog niet gegeven.");
  expect(fieldWords(asked)).toBe(
    "Truus Verzinsel weet alleen uw dorp en waar het over gaat. Na een ja krijgt Truus Verzinsel: uw voornaam en uw telefoonnummer.",
  );
  expect(stateWords({ ...truus, state: "accepted", step: "to_call" })).toBe(
    "Truus zei ja en belt u.",
  );
  expect(stateWords({ ...truus, state: "rejected", step: "full" })).toContain("geen tijd");
});

test("stopping asks one plain question first, and the list shows it afterwards", async () => {
  HTMLDialogElement.prototype.showModal ??= () => {};
  const stopped = { ...table, state: "cancelled", sharing: false, can_stop: false };
  const { asked } = show(<Whole />, {
    ...whoKnows,
    "GET /api/my/page": { body: page },
    "POST /api/my/referrals/{id}/stop_sharing": {
      body: { ...page, referrals: [karin, stopped] },
    },
  });
  fireEvent.click(await screen.findByRole("button", { name: "Stop delen met De Verzonnen Tafel" }));
  expect(screen.getByText("Wilt u stoppen met delen met De Verzonnen Tafel?")).toBeTruthy();
  expect(asked.some((one) => one.method === "POST")).toBe(false);
  fireEvent.click(screen.getByText("Ja, stop delen"));
  expect(await screen.findByText(/Ziet niets meer/)).toBeTruthy();
});

test("who stops may say that this organisation reads nothing later either", async () => {
  HTMLDialogElement.prototype.showModal ??= () => {};
  const stopped = { ...table, state: "cancelled", sharing: false, can_stop: false };
  const { asked } = show(<Whole />, {
    ...whoKnows,
    "GET /api/my/page": { body: page },
    "POST /api/my/referrals/{id}/refuse": { body: { ...page, referrals: [karin, stopped] } },
  });
  fireEvent.click(await screen.findByRole("button", { name: "Stop delen met De Verzonnen Tafel" }));
  fireEvent.click(screen.getByLabelText(/mag ook later niets van mij lezen/));
  fireEvent.click(screen.getByText("Ja, stop delen"));
  expect(await screen.findByText(/Ziet niets meer/)).toBeTruthy();
  expect(asked.filter((one) => one.method === "POST").map((one) => one.address)).toEqual([
    "/api/my/referrals/r-2/refuse",
  ]);
});

test("the consequences stand there before one stops, and a closed help says so", async () => {
  HTMLDialogElement.prototype.showModal ??= () => {};
  const helps = {
    ...karin,
    state: "accepted",
    step: "to_call",
    can_withdraw: false,
    can_stop: true,
  };
  const over = { ...helps, id: "r-3", to_name: "Nora", state: "completed", step: "closed" };
  show(<Whole />, {
    ...whoKnows,
    "GET /api/my/page": { body: { ...page, referrals: [helps, over] } },
  });
  fireEvent.click(
    await screen.findByRole("button", { name: "Stop delen met Karin Schets, Denkbeeld Welzijn" }),
  );
  expect(screen.getByText(/De vraag aan Karin Schets stopt dan ook/)).toBeTruthy();
  fireEvent.click(screen.getByText("Nee, blijf delen"));
  fireEvent.click(screen.getByRole("button", { name: "Stop delen met Nora, Denkbeeld Welzijn" }));
  expect(screen.getByText("De hulp is al klaar. Daar verandert niets aan.")).toBeTruthy();
});

test("who stopped can share again by a new yes to exactly what goes along", async () => {
  HTMLDialogElement.prototype.showModal ??= () => {};
  const stopped = {
    ...karin,
    state: "cancelled",
    step: "sharing_stopped",
    sharing: false,
    can_withdraw: false,
  };
  const again = { ...party, face_id: "f-1", goes_along: ["name", "phone"], needs: ["alone"] };
  const { asked } = show(<Whole />, {
    "GET /api/my/page": { body: { ...page, referrals: [stopped] } },
    "GET /api/my/who_knows": { body: { ...knows, parties: [again] } },
    "POST /api/my/choice": { body: page },
  });
  fireEvent.click(
    await screen.findByRole("button", { name: "Deel weer met Karin Schets, Denkbeeld Welzijn" }),
  );
  expect(screen.getByText(/gaan: uw naam en uw telefoonnummer/)).toBeTruthy();
  fireEvent.click(screen.getByText("Ja, deel weer"));
  expect(screen.getByText("Vink dit aan als u het goed vindt.")).toBeTruthy();
  expect(times(asked, "/choice")).toBe(0);
  fireEvent.click(screen.getByRole("checkbox", { name: "Ja, dit mag gedeeld worden" }));
  fireEvent.click(screen.getByText("Ja, deel weer"));
  await waitFor(() => expect(times(asked, "/choice")).toBe(1));
  expect(asked.find((one) => one.address.endsWith("/choice"))?.body).toMatchObject({
    face_id: "f-1",
    consent_given: true,
    needs: ["alone"],
  });
});

test("the picture says what the list says, in the middle the resident", async () => {
  show(<Whole />, { ...whoKnows, "GET /api/my/page": { body: page } });
  const picture = await screen.findByRole("img", { name: /Lies in het midden/ });
  for (const words of ["Lies", "Karin Schets", "De Verzonnen", "uw dossier", "uw naam en nog 2"])
    expect(picture.textContent).toContain(words);
  expect(screen.getByText(/Dat moet volgens de wet/)).toBeTruthy();
});

test("taking back happens once, however often one taps", async () => {
  const { asked } = show(<Whole />, {
    ...whoKnows,
    "GET /api/my/page": { body: page },
    "POST /api/my/referrals/{id}/withdraw": {
      body: { ...page, referrals: [{ ...karin, state: "cancelled", step: "withdrawn" }] },
    },
  });
  const button = await screen.findByRole("button", { name: "Haal terug" });
  fireEvent.click(button);
  fireEvent.click(button);
  await screen.findByText("Wat voorbij is (1)");
  expect(times(asked, "/withdraw")).toBe(1);
});

test("how the yes was said, and who wrote it down, stands beside who sees what", async () => {
  await wordsReady();
  expect(givenWords(karin)).toBe(
    "U tekende op papier op 21 november. Femke Oefening typte dat over. Er was een tolk bij.",
  );
  expect(givenWords({ ...karin, given_how: "by_code", given_with_interpreter: false })).toBe(
    "U zei ja met een code op uw telefoon op 21 november.",
  );
  expect(givenWords({ ...karin, given_recorded_by: "", given_with_interpreter: false })).toBe(
    "U zei ja op 21 november.",
  );
  expect(givenWords({ ...karin, given_how: "", given_with_interpreter: false })).toBe("");
  const child = { ...karin, given_how: "spoken", given_with_interpreter: false };
  expect(givenWords({ ...child, given_by: "parent" })).toBe(
    "Een ouder of verzorger zei ja in een gesprek op 21 november. Femke Oefening schreef dat op.",
  );
  expect(givenWords({ ...child, given_by: "resident_and_parent", given_recorded_by: "" })).toBe(
    "U en een ouder of verzorger zeiden ja op 21 november.",
  );
});

test("who asked himself reads whom to call, and no practice sees anything", async () => {
  const own: MyReferral = { ...karin, asked_myself: true, step: "not_reached", state: "failed" };
  show(<Whole />, {
    ...whoKnows,
    "GET /api/my/page": {
      body: { ...page, practice_name: "Denkbeeld Welzijn", referrals: [own] },
    },
  });
  expect(
    await screen.findByText("Karin kon u niet bereiken. Wilt u nog hulp? Bel Denkbeeld Welzijn."),
  ).toBeTruthy();
  expect(await screen.findByRole("list", { name: "Wie weet wat van mij" })).toBeTruthy();
  expect(screen.queryByText(/Heeft uw dossier/)).toBeNull();
});

test("a question to the resident is one tap, in words or with a sentence", async () => {
  const question = {
    id: "q-1",
    asked_by: "receiver",
    asked_of: "resident",
    for_you: true,
    late: false,
    code: "call_after_five",
    words: "",
    asked_by_name: "Karin Schets",
    asked_at: "2026-11-21T09:00:00.000Z",
    due_on: "2026-11-24",
    answer: "",
    answer_words: "",
    answered_by_name: "",
    ended: false,
  };
  const asks = { ...karin, questions: [question] };
  const said = {
    ...question,
    for_you: false,
    answer: "yes",
    answered_by_name: "Lies",
    answered_at: "2026-11-21T10:00:00.000Z",
  };
  const { asked } = show(<Whole />, {
    ...whoKnows,
    "GET /api/my/page": { body: { ...page, referrals: [asks] } },
    "POST /api/my/referrals/{id}/answer": {
      body: { ...page, referrals: [{ ...karin, questions: [said] }] },
    },
  });
  expect(await screen.findByText("Mag ik u na vijf uur bellen?")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Ja" }));
  expect(await screen.findByText("Lies: Ja")).toBeTruthy();
  expect(asked.find((one) => one.method === "POST")?.body).toEqual({
    question_id: "q-1",
    answer: "yes",
    words: "",
  });
});

test("at the end one tap says whether it worked; nobody has to, and it can be changed", async () => {
  const done = {
    ...karin,
    state: "completed",
    step: "closed",
    can_withdraw: false,
    can_say_goal: true,
    goal: "Eén keer per week samen eten",
  };
  const { asked } = show(<Whole />, {
    ...whoKnows,
    "GET /api/my/page": { body: { ...page, referrals: [done] } },
    "POST /api/my/referrals/{id}/goal": {
      body: { ...page, referrals: [{ ...done, own_word: "partly" }] },
    },
  });
  expect(await screen.findByText("U wilde: Eén keer per week samen eten")).toBeTruthy();
  expect(screen.getByText(/U hoeft niets te kiezen/)).toBeTruthy();
  const tap = screen.getByRole("button", { name: "Een beetje" });
  fireEvent.click(tap);
  fireEvent.click(tap);
  expect(await screen.findByText(/Dank u. Karin ziet dit/)).toBeTruthy();
  expect(times(asked, "/goal")).toBe(1);
  const chosen = screen.getByRole("button", { name: "Een beetje", hidden: true });
  expect(chosen.getAttribute("aria-pressed")).toBe("true");
});

test("somebody else is chosen after reading what he gets and what the former one loses", async () => {
  HTMLDialogElement.prototype.showModal ??= () => {};
  const may = { ...karin, can_choose_face: true };
  const { asked } = show(<Whole />, {
    ...whoKnows,
    "GET /api/my/page": { body: { ...page, referrals: [may] } },
    "GET /api/my/referrals/{id}/faces": {
      body: [
        {
          face_id: "f-nora",
          name: "Nora Ontwerp",
          organization_name: "Schets Maatschappelijk Werk",
          target: "social_worker",
          about: "",
          wait_weeks: 2,
          fields: ["name", "phone"],
        },
      ],
    },
    "POST /api/my/referrals/{id}/other_face": {
      body: {
        ...page,
        referrals: [
          { ...karin, id: "r-new", to_name: "Nora Ontwerp", next_owner: "Nora Ontwerp" },
          { ...karin, state: "cancelled", step: "other_face", sharing: false },
        ],
      },
    },
  });
  fireEvent.click(await screen.findByRole("button", { name: "Kies iemand anders" }));
  const nora = await screen.findByLabelText(/Nora Ontwerp, Schets Maatschappelijk Werk/);
  expect(
    screen.getByText("Ongeveer 2 weken wachten. Krijgt: uw naam en uw telefoonnummer."),
  ).toBeTruthy();
  expect(screen.getByText(/Karin Schets ziet dan niets meer van u/)).toBeTruthy();
  fireEvent.click(nora);
  fireEvent.submit(screen.getByRole("form", { name: "Wie wilt u liever?" }));
  expect(await screen.findByText("Wat voorbij is (1)")).toBeTruthy();
  expect(asked.at(-1)?.body).toEqual({ face_id: "f-nora", text_language: "nl" });
});

test("in a language that nobody looked at, choosing is done with an interpreter", async () => {
  await setLanguage("pl");
  const { asked } = show(<Whole />, {
    ...whoKnows,
    "GET /api/my/page": { body: { ...page, referrals: [{ ...karin, can_choose_face: true }] } },
  });
  fireEvent.click(await screen.findByRole("button", { name: "Wybierz kogoś innego" }));
  expect(screen.getByText(/razem z tłumaczem/)).toBeTruthy();
  expect(times(asked, "/faces")).toBe(0);
  await setLanguage("nl");
});

test("a yes that was said anew stands beside the former one, each as it was said", async () => {
  const first = {
    given_on: "2025-12-01",
    given_how: "spoken",
    given_by: "resident",
    text_version: "verwijzing-2026-1",
    language: "nl",
    with_interpreter: false,
    recorded_by: "Hub Voorbeeld",
    until_on: "2026-12-01",
  };
  const anew = { ...first, given_on: "2026-11-20", given_how: "on_paper", until_on: "2027-11-20" };
  show(<WhoKnows page={page} />, {
    "GET /api/my/who_knows": {
      body: { ...knows, parties: [{ ...party, said: [first, anew] }] },
    },
  });
  expect(await screen.findByText("U zei 2 keer ja")).toBeTruthy();
  expect(screen.getByText(/u zei hardop ja tegen Hub Voorbeeld/)).toBeTruthy();
  expect(screen.getByText(/u zei op papier ja tegen Hub Voorbeeld/)).toBeTruthy();
});

test("who answers for each record is a press away", async () => {
  const linde = {
    organization_id: "o-1",
    name: "Praktijk De Denkbeeldige Linde",
    address: "Verzonnenlaan 2, 5961 AB America",
    email: "privacy@linde.example",
    phone: "077 052 77 98",
    officer_name: "Veerle Verzonnen",
    officer_email: "fg@maasschets.example",
    officer_phone: "",
    terms: [],
  };
  show(<WhoKnows page={page} />, {
    "GET /api/my/who_knows": { body: { ...knows, controllers: [linde] } },
  });
  fireEvent.click(await screen.findByText("Wie is verantwoordelijk voor mijn gegevens?"));
  const leads = (name: string) => screen.getByRole("link", { name }).getAttribute("href");
  expect(leads("privacy@linde.example")).toBe("mailto:privacy@linde.example");
  expect(leads("077 052 77 98")).toBe("tel:0770527798");
  expect(leads("fg@maasschets.example")).toBe("mailto:fg@maasschets.example");
  expect(screen.getByText("Veerle Verzonnen").lang).toBe("nl");
});
