// The login of an organisation: a real OpenID provider on this machine, with one page of its own on which
// somebody says who he is. It asks for no password: how a house proves who somebody is, is its own business.
import { generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";
import Provider from "oidc-provider";

const client = "veerkracht";
const secret = "een geheim van de wandeling";

/** `comesBackAt`: the page of ours to which it may send somebody back. */
export async function openLoginHouse(comesBackAt) {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, settings(comesBackAt));
  const answer = provider.callback();
  server.on("request", (request, response) => {
    const isAsking = request.url.startsWith("/who/");
    void (isAsking ? askWho(provider, request, response) : answer(request, response));
  });
  return {
    issuer,
    client,
    secret,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

function settings(comesBackAt) {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return {
    clients: [
      {
        client_id: client,
        client_secret: secret,
        redirect_uris: [comesBackAt],
        id_token_signed_response_alg: "ES256",
        require_auth_time: true,
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), kid: "curve", use: "sig" }] },
    acrValues: ["two_factors"],
    claims: { openid: ["sub"], acr: null, auth_time: null },
    cookies: { keys: ["of this walk"] },
    features: { devInteractions: { enabled: false } },
    findAccount: (_, sub) => ({ accountId: sub, claims: async () => ({ sub }) }),
    interactions: { url: (_, interaction) => `/who/${interaction.uid}` },
    loadExistingGrant,
    pkce: { required: () => true },
  };
}

/** The people of the house are not asked whether we may know who they are. */
async function loadExistingGrant({ oidc }) {
  const grant = new oidc.provider.Grant({
    clientId: oidc.client.clientId,
    accountId: oidc.session.accountId,
  });
  grant.addOIDCScope("openid");
  await grant.save();
  return grant;
}

async function askWho(provider, request, response) {
  if (request.method === "GET") {
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    return response.end(page);
  }
  let body = "";
  for await (const chunk of request) body += chunk;
  const who = new URLSearchParams(body).get("who");
  const result = who
    ? { login: { accountId: who, acr: "two_factors", amr: ["pwd", "otp"] } }
    : { error: "access_denied", error_description: "somebody went back" };
  return provider.interactionFinished(request, response, result, {
    mergeWithLastSubmission: false,
  });
}

const page = `<!doctype html><html lang="nl"><title>Login van de organisatie</title>
<h1>Login van de organisatie</h1>
<form method="post"><label>Wie ben je? <input name="who"></label><button>Dit ben ik</button></form>
<form method="post"><button>Toch niet</button></form></html>`;
