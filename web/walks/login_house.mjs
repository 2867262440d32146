// The login of an organisation: a real OpenID provider on this machine, with one page of its own on which
// somebody says who he is. It asks for no password: how a house proves who somebody is, is its own business.
// As a GP's system it opens a patient with us too (SMART App Launch).
import { generateKeyPairSync, randomUUID } from "node:crypto";
import { createServer } from "node:http";
import Provider from "oidc-provider";

const client = "veerkracht";
const secret = "een geheim van de wandeling";

/** `comesBackAt`: the page of ours to which it may send somebody back; `levels`: what it can prove somebody with, the
 * best first; `ours`: where it tells us that somebody signed out there. */
export async function openLoginHouse(comesBackAt, levels = ["two_factors"], ours = undefined) {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, settings(comesBackAt, levels, ours));
  const open = new Map();
  provider.use((context, next) => tellWhoIsOpen(open, context, next));
  const answer = provider.callback();
  server.on("request", (request, response) => {
    if (request.url === "/favicon.ico") response.writeHead(204).end();
    else if (request.url === "/fhir/.well-known/smart-configuration")
      tellOfItself(issuer, response);
    else if (request.url.startsWith("/who/")) void askWho(provider, levels, request, response);
    else void answer(request, response);
  });
  return {
    issuer,
    fhir: `${issuer}/fhir`,
    /** The address with which it opens this patient of its own with us. */
    opens: (patient, ours) => {
      const launch = randomUUID();
      open.set(launch, patient);
      return `${ours}/launch/smart?${new URLSearchParams({ iss: `${issuer}/fhir`, launch })}`;
    },
    client,
    secret,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** SMART App Launch 2.2: what it can, and where. */
function tellOfItself(issuer, response) {
  response.setHeader("Content-Type", "application/json");
  response.end(
    JSON.stringify({
      issuer,
      jwks_uri: `${issuer}/jwks`,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${issuer}/token`,
      code_challenge_methods_supported: ["S256"],
      authorization_response_iss_parameter_supported: true,
      capabilities: ["launch-ehr", "sso-openid-connect", "context-ehr-patient"],
    }),
  );
}

/** Beside the tokens stands the patient whom the last launch was for. */
async function tellWhoIsOpen(open, context, next) {
  await next();
  const { params, route, entities } = context.oidc ?? {};
  if (params?.launch) open.last = open.get(params.launch);
  if (route === "token" && entities?.AuthorizationCode?.scopes.has("launch"))
    context.body.patient = open.last;
}

function settings(comesBackAt, levels, ours) {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return {
    clients: [
      {
        client_id: client,
        client_secret: secret,
        redirect_uris: [comesBackAt],
        id_token_signed_response_alg: "ES256",
        require_auth_time: true,
        ...(ours && {
          backchannel_logout_uri: `${ours}/login/oidc/logout`,
          backchannel_logout_session_required: true,
          post_logout_redirect_uris: [`${ours}/mijn`],
        }),
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), kid: "curve", use: "sig" }] },
    acrValues: levels,
    extraParams: ["launch", "aud"],
    scopes: ["openid", "email", "fhirUser", "launch"],
    claims: { openid: ["sub"], email: ["email", "email_verified"], acr: null, auth_time: null },
    cookies: { keys: ["of this walk"] },
    features: {
      devInteractions: { enabled: false },
      claimsParameter: { enabled: true },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: { enabled: true, logoutSource, postLogoutSuccessSource },
    },
    // We stand on this machine, where it asks nobody unless it is told to.
    fetch: (address, { dispatcher: _, ...options }) => fetch(address, options),
    findAccount: (_, sub) => ({ accountId: sub, claims: async () => ({ sub, ...addressOf(sub) }) }),
    interactions: { url: (_, interaction) => `/who/${interaction.uid}` },
    loadExistingGrant,
    pkce: { required: () => true },
  };
}

/** It vouches for the address of its people, but not of everybody's. */
function addressOf(who) {
  return who.startsWith("zonder-") ? {} : { email: `${who}@linde.example`, email_verified: true };
}

/** Its own pages ask for letters of another site. */
function logoutSource(context, form) {
  const button = '<button form="op.logoutForm" name="logout" value="yes">Log hier uit</button>';
  context.body = `<!doctype html><html lang="nl"><title>Uitloggen</title>${form}${button}</html>`;
}

function postLogoutSuccessSource(context) {
  context.body = '<!doctype html><html lang="nl"><title>Uitgelogd</title><h1>Uitgelogd</h1></html>';
}

/** The people of the house are not asked whether we may know who they are. */
async function loadExistingGrant({ oidc }) {
  const grant = new oidc.provider.Grant({
    clientId: oidc.client.clientId,
    accountId: oidc.session.accountId,
  });
  grant.addOIDCScope("openid email fhirUser launch");
  grant.addOIDCClaims(["email", "email_verified"]);
  await grant.save();
  return grant;
}

async function askWho(provider, levels, request, response) {
  if (request.method === "GET") {
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    return response.end(pageWith(levels));
  }
  let body = "";
  for await (const chunk of request) body += chunk;
  const said = new URLSearchParams(body);
  const who = said.get("who");
  const result = who
    ? { login: { accountId: who, acr: said.get("acr") ?? levels[0], amr: ["pwd", "otp"] } }
    : { error: "access_denied", error_description: "somebody went back" };
  return provider.interactionFinished(request, response, result, {
    mergeWithLastSubmission: false,
  });
}

/** Where there are several levels, each has a button. */
const pageWith = (levels) => {
  const buttons = levels
    .map(
      (acr, at) => `<button name="acr" value="${acr}">Dit ben ik${at ? `: ${acr}` : ""}</button>`,
    )
    .join("");
  return page.replace("<button>Dit ben ik</button>", buttons);
};

const page = `<!doctype html><html lang="nl"><title>Login van de organisatie</title>
<h1>Login van de organisatie</h1>
<form method="post"><label>Wie ben je? <input name="who"></label><button>Dit ben ik</button></form>
<form method="post"><button>Toch niet</button></form></html>`;
