// The peer of the bench: POST /api/referrals as a colleague would write it on Node, with the same
// checks, the same statements, the same sealing of fields and the same log line. On better-sqlite3
// with one transaction a request, or on pg with a pool of 8. One process, as Node runs by itself.
//   node server.mjs --data DIR --port N [--database URL]
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  randomBytes,
  randomUUID,
} from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { parseArgs } from "node:util";
import { openPostgres } from "./postgres.mjs";
import { openSqlite } from "./sqlite.mjs";

const { values: options } = parseArgs({
  options: {
    data: { type: "string" },
    port: { type: "string", default: "8098" },
    database: { type: "string" },
  },
});
const database = options.database
  ? openPostgres(options.database)
  : openSqlite(`${options.data}/veerkracht.db`);

// --- Keys ------------------------------------------------------------------------------------------

const masterKey = readFileSync(`${options.data}/master.key`);
const hmac = (key, text) => createHmac("sha256", key).update(text).digest();
const tokenKey = hmac(masterKey, "hash tokens");
const ownKey = hmac(masterKey, "seal values of the installation");
const personKeys = new Map(); // by the wrapped bytes

const tokenHash = (token) => hmac(tokenKey, token).toString("hex");

function seal(key, text, boundTo) {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("chacha20-poly1305", key, nonce, { authTagLength: 16 });
  cipher.setAAD(Buffer.from(boundTo), { plaintextLength: Buffer.byteLength(text) });
  return Buffer.concat([nonce, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
}

function open(key, sealed, boundTo) {
  const decipher = createDecipheriv("chacha20-poly1305", key, sealed.subarray(0, 12), {
    authTagLength: 16,
  });
  decipher.setAAD(Buffer.from(boundTo), { plaintextLength: sealed.length - 28 });
  decipher.setAuthTag(sealed.subarray(-16));
  return decipher.update(sealed.subarray(12, -16), undefined, "utf8") + decipher.final("utf8");
}

function* personKey(personId) {
  const row = yield ["select wrapped from person_key where person_id = $1", [personId]];
  const name = createHash("sha256").update(row[0].wrapped).digest("base64");
  if (!personKeys.has(name)) personKeys.set(name, hmac(masterKey, row[0].wrapped));
  return personKeys.get(name);
}

// --- Helpers ---------------------------------------------------------------------------------------

class Refusal extends Error {
  constructor(status, code, fields) {
    super(code);
    Object.assign(this, { status, code, fields });
  }
}

const newId = () => randomUUID();
const plusDays = (instant, days) => new Date(Date.parse(instant) + days * 864e5).toISOString();
const needCodes = new Set(
  "alone debts housing sleep relationship loss caring work moving meaning language unsure".split(" "),
);
const levels = new Set(["running", "summary", "nothing"]);
const ways = new Set(["spoken", "on_screen", "on_paper"]);

function insert(table, row) {
  const names = Object.keys(row);
  const marks = names.map((_, i) => `$${i + 1}`).join(", ");
  const columns = names.map((name) => `"${name}"`).join(", ");
  return [`insert into "${table}" (${columns}) values (${marks})`, Object.values(row)];
}

function checked(body) {
  const fields = [];
  const wrong = (field, code) => fields.push({ field, code });
  for (const name of ["person_id", "face_id"])
    if (!/^[0-9a-f-]{36}$/.test(body[name] ?? "")) wrong(name, "malformed");
  if (!Array.isArray(body.needs) || body.needs.length > 12) wrong("needs", "wrong");
  else if (body.needs.some((need) => !needCodes.has(need))) wrong("needs", "not_a_choice");
  if (typeof body.sentence !== "string" || body.sentence.length > 300) wrong("sentence", "length");
  if (!levels.has(body.feedback_level)) wrong("feedback_level", "not_a_choice");
  if (!ways.has(body.given_how)) wrong("given_how", "not_a_choice");
  if (body.consent_given !== true) wrong("consent_given", "required");
  if (fields.length) throw new Refusal(422, "input.invalid", fields);
  return body;
}

// --- The use case ----------------------------------------------------------------------------------

function* actorOf(request, now) {
  const token = /(?:^|; )vk_staff=([^;]+)/.exec(request.headers.cookie ?? "")?.[1];
  if (!token) throw new Refusal(401, "session.none");
  const [session] = yield ["select * from session where id = $1", [tokenHash(token)]];
  const idleUntil = session && new Date(Date.parse(session.last_seen_at) + 15 * 6e4).toISOString();
  if (!session || session.level !== "full" || session.ends_at <= now || idleUntil <= now)
    throw new Refusal(401, "session.none");
  const [account] = yield [
    "select * from account where id = $1 and active and not exists (select 1 from leaving " +
      "where account_id = account.id and ended_at is null and last_on < $2)",
    [session.account_id, now.slice(0, 10)],
  ];
  if (!account) throw new Refusal(401, "session.none");
  if (!["gp", "practice_nurse"].includes(account.role)) throw new Refusal(403, "access.role");
  return account;
}

function* contactOf(organizationId) {
  const [found] = yield ["select name, phone from organization_card where id = $1", [organizationId]];
  return { name: found?.name ?? "", phone: found?.phone ?? "" };
}

// Whether a message may go now: the house's rule looks at the person's own wishes.
function* reachOf(personId) {
  const [reach] = yield [
    "select phone, email, status, messages_allowed, safe_from, safe_until from person_card where id = $1",
    [personId],
  ];
  return reach;
}

function* createReferral(actor, body, now, looks) {
  const [person] = yield ["select * from person where id = $1", [body.person_id]];
  if (!person || person.organization_id !== actor.organization_id)
    throw new Refusal(404, "record.absent");
  looks.push([person.id, "identity", "read"]);
  if (person.status !== "active") throw new Refusal(409, "person.not_active");
  looks.push([person.id, "referral_core", "write"]);
  const [face] = yield [
    "select * from face where id = $1 and exists (select 1 from face_rule where practice_id = $2 and face_id = $3)",
    [body.face_id, actor.organization_id, body.face_id],
  ];
  if (!face) throw new Refusal(422, "input.invalid", [{ field: "face_id", code: "not_a_choice" }]);
  if (face.intake_stop) throw new Refusal(409, "face.intake_stop");

  const id = newId();
  const threadId = newId();
  const consentId = newId();
  const fieldNames = ["name", "phone", "village", "language", "call_when", "needs", "sentence"];
  const village = person.secret_address ? "" : person.village;
  const copied = {
    given_name: person.given_name,
    family_name: person.family_name,
    phone: person.phone,
    village,
    language: body.language ?? person.language,
    interpreter: body.interpreter ?? Boolean(person.interpreter),
    call_allowed: Boolean(person.call_allowed),
    voicemail_allowed: Boolean(person.voicemail_allowed),
    call_when: body.call_when ?? person.call_when,
    goal: "",
  };
  const fieldsPlace = `referral.fields ${id} ${person.id}`;
  const sentencePlace = `referral.sentence ${id} ${person.id}`;
  const key = yield* personKey(person.id);
  const fields = seal(key, JSON.stringify(copied), fieldsPlace);
  const sentence = seal(key, body.sentence, sentencePlace);
  const [recipient] = yield ["select name from organization_card where id = $1", [face.organization_id]];

  yield insert("thread", {
    id: threadId,
    version: 1,
    person_id: person.id,
    organization_id: person.organization_id,
    goal_id: null,
    opened_at: now,
  });
  yield insert("thread_party", {
    id: newId(),
    thread_id: threadId,
    organization_id: person.organization_id,
    person_id: person.id,
  });
  const [refused] = yield [
    "select count(*) as times from consent_refusal where person_id = $1 and recipient_organization_id = $2 and refused_at > $3",
    [person.id, face.organization_id, now],
  ];
  if (Number(refused.times) > 0) throw new Refusal(409, "consent.refused");
  yield insert("consent", {
    id: consentId,
    version: 1,
    person_id: person.id,
    organization_id: person.organization_id,
    recipient_organization_id: face.organization_id,
    recipient_name: `${face.name}, ${recipient?.name ?? ""}`,
    purpose: "referral",
    fields: JSON.stringify(fieldNames),
    feedback_level: body.feedback_level,
    attendance: false,
    given_how: body.given_how,
    text_version: "verwijzing-2026-1",
    language: "nl",
    asked_by: actor.id,
    given_at: now,
    ends_at: plusDays(now, 365),
    withdrawn_at: null,
    subject_id: id,
  });
  const dueOn = plusDays(now, 14).slice(0, 10);
  yield insert("referral", {
    id,
    version: 1,
    thread_id: threadId,
    parent_id: null,
    target: face.role,
    from_organization_id: person.organization_id,
    from_account_id: actor.id,
    from_name: actor.name,
    to_organization_id: face.organization_id,
    to_name: face.name,
    face_id: face.id,
    service_id: null,
    account_id: null,
    person_id: person.id,
    recipient_person_id: null,
    consent_id: consentId,
    first_name: person.given_name,
    village,
    needs: body.needs.join(" "),
    sentence,
    fields,
    feedback_level: body.feedback_level,
    state: "requested",
    step: "sent",
    reason: "",
    attempts: 0,
    due_on: dueOn,
    meets_at: null,
    outcome: "",
    sent_at: now,
    accepted_at: null,
    closed_at: null,
    seen_by_sender_at: null,
    changed_at: now,
  });
  yield insert("referral_step", {
    id: newId(),
    referral_id: id,
    number: 1,
    step: "sent",
    reason: "",
    by_name: actor.name,
    by_organization_id: person.organization_id,
    at: now,
    undone_at: null,
    undone_by: "",
    former_state: "requested",
    former_step: "sent",
    former_reason: "",
    former_attempts: 0,
    former_due_on: dueOn,
    former_meets_at: null,
  });
  const news = JSON.stringify({
    referral_id: id,
    thread_id: threadId,
    target: face.role,
    from_organization_id: person.organization_id,
    to_organization_id: face.organization_id,
    needs: body.needs.join(" "),
    neighbourhood_code: person.neighbourhood_code,
  });
  yield [database.insertEvent, ["referral.sent", news, now]];
  yield ["select * from face where id = $1", [face.id]]; // its waiting time moves the first date
  yield [
    "insert into person_event (person_id, at, kind, subject_id, code, label) values ($1, $2, $3, $4, $5, $6)",
    [person.id, now, "referral.sent", id, face.role, face.name],
  ];
  yield* inviteToOwnPage(person, threadId, now);

  const [consent] = yield ["select * from consent where subject_id = $1", [id]];
  const goal = JSON.parse(open(key, fields, fieldsPlace)).goal;
  const receiver = yield* contactOf(face.organization_id);
  const words = open(key, sentence, sentencePlace);
  const steps = yield ["select * from referral_step where referral_id = $1 order by number", [id]];
  const feedback = yield ["select * from feedback where referral_id = $1 order by sent_at", [id]];
  const questions = yield [
    "select * from leg_question where referral_id = $1 order by asked_at desc, id desc limit 20",
    [id],
  ];
  return {
    id,
    version: 1,
    thread_id: threadId,
    person_id: person.id,
    person_name: `${person.given_name} ${person.family_name}`,
    target: face.role,
    to_name: face.name,
    to_organization_name: receiver.name,
    to_phone: receiver.phone,
    needs: body.needs,
    goal,
    sentence: words,
    feedback_level: body.feedback_level,
    state: "requested",
    step: "sent",
    due_on: dueOn,
    sent_at: now,
    steps: steps.map(({ step, at, by_name, reason, undone_at }) => ({
      step,
      at,
      by_name,
      reason,
      undone: undone_at !== null,
    })),
    feedback,
    questions,
    can_withdraw: true,
    fields_sent: JSON.parse(consent.fields),
    consent_ends_on: consent.ends_at.slice(0, 10),
    consent_withdrawn: false,
    record_text: `Verwezen naar ${face.name}, ${receiver.name}. Toestemming: ${body.given_how}.`,
  };
}

function* inviteToOwnPage(person, threadId, now) {
  if (!person.phone) return;
  const token = randomBytes(20).toString("base64url");
  const linkId = newId();
  yield insert("link", {
    id: linkId,
    version: 1,
    token_hash: tokenHash(token),
    kind: "status",
    organization_id: person.organization_id,
    person_id: person.id,
    subject_id: threadId,
    created_at: now,
    expires_at: plusDays(now, 365),
    closed_at: null,
    code_hash: null,
    code_expires_at: null,
    code_tries: 0,
  });
  const practice = yield* contactOf(person.organization_id);
  const reach = yield* reachOf(person.id);
  if (reach?.status !== "active" || !reach.messages_allowed) return;
  const messageId = newId();
  const facts = JSON.stringify({ practice: practice.name, phone: practice.phone, link: `/l/${token}` });
  yield insert("outbox", {
    id: messageId,
    version: 1,
    channel: "sms",
    recipient: person.phone,
    kind: "status",
    person_id: person.id,
    subject_id: linkId,
    body: seal(ownKey, facts, `outbox.body ${messageId}`),
    state: "waiting",
    attempts: 0,
    created_at: now,
    due_at: now,
    sent_at: null,
  });
}

// --- One request -----------------------------------------------------------------------------------

function* answer(request, text) {
  const now = new Date().toISOString();
  const actor = yield* actorOf(request, now);
  const body = checked(JSON.parse(text));
  const asked = `account ${actor.id}`;
  const key = request.headers["idempotency-key"];
  const keyHash = tokenHash(`${asked}\n${key}`);
  const bodyHash = tokenHash(text);
  const [kept] = yield [
    "select route, body_hash, status, answer from idempotent_request where key_hash = $1 and at > $2",
    [keyHash, plusDays(now, -2)],
  ];
  if (kept && kept.body_hash !== bodyHash) throw new Refusal(422, "idempotency.other_body");
  if (kept) return open(ownKey, kept.answer, `idempotent_request.answer ${keyHash}`);

  const looks = [];
  const told = JSON.stringify(yield* createReferral(actor, body, now, looks));
  yield [
    "insert into idempotent_request (key_hash, actor, route, body_hash, status, answer, at) " +
      "values ($1, $2, $3, $4, $5, $6, $7) on conflict (key_hash) do update set route = excluded.route, " +
      "body_hash = excluded.body_hash, status = excluded.status, answer = excluded.answer, at = excluded.at",
    [
      keyHash,
      asked,
      "POST /api/referrals",
      bodyHash,
      201,
      seal(ownKey, told, `idempotent_request.answer ${keyHash}`),
      now,
    ],
  ];
  const [line] = yield [
    "insert into access_log (at, request_id, action, outcome, account_id, actor_kind, actor_name, role, " +
      "organization_id, person_id, link_id, address) " +
      "values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) returning id",
    [
      now,
      randomBytes(4).toString("hex"),
      "referral.create",
      "done",
      actor.id,
      "account",
      actor.name,
      actor.role,
      actor.organization_id,
      null,
      null,
      request.socket.remoteAddress,
    ],
  ];
  for (const [personId, recordClass, operation] of looks)
    yield [
      "insert into access_log_unfiled (log_id, person_id, record_class, operation, ground, allowed) " +
        "values ($1, $2, $3, $4, $5, $6)",
      [line.id, personId, recordClass, operation, "own_organization", true],
    ];
  return told;
}

function send(response, status, text, type = "application/json") {
  response.writeHead(status, {
    "Content-Type": type,
    "Content-Length": Buffer.byteLength(text),
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
  });
  response.end(text);
}

function refuse(response, error) {
  const status = error.status ?? 500;
  if (status === 500) console.error(error);
  const problem = JSON.stringify({ status, code: error.code, fields: error.fields });
  send(response, status, problem, "application/problem+json");
}

const server = createServer((request, response) => {
  if (request.method !== "POST" || request.url !== "/api/referrals" || !request.headers["x-vk"])
    return refuse(response, new Refusal(404, "record.absent"));
  const parts = [];
  request.on("data", (part) => parts.push(part));
  request.on("end", async () => {
    try {
      const text = Buffer.concat(parts).toString("utf8");
      send(response, 201, await database.transaction(() => answer(request, text)));
    } catch (error) {
      refuse(response, error);
    }
  });
});
server.keepAliveTimeout = 60_000;
server.listen(Number(options.port), "127.0.0.1");
