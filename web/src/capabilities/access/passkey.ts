// Passkeys as the browser has them: bytes here, base64url to and from the server.
import type {
  NewPasskey,
  NewPasskeyRequest,
  PasskeyAnswer,
  PasskeyRequest,
} from "../../kernel/api_types";

const patience = 300_000;

/** A passkey belongs to a name, so not where the address is a number. */
export function canUsePasskeys(): boolean {
  const { hostname } = location;
  const isNumber = /^[\d.]+$/.test(hostname) || hostname.includes(":");
  return window.isSecureContext && "PublicKeyCredential" in window && !isNumber;
}

export async function askPasskey(request: PasskeyRequest): Promise<PasskeyAnswer> {
  const found = (await navigator.credentials.get({
    publicKey: {
      challenge: bytesOf(request.challenge),
      rpId: request.rp_id,
      allowCredentials: descriptors(request.credential_ids),
      userVerification: "required",
      timeout: patience,
    },
  })) as PublicKeyCredential | null;
  if (!found) throw new DOMException("no passkey", "NotAllowedError");
  const response = found.response as AuthenticatorAssertionResponse;
  return {
    credential_id: textOf(found.rawId),
    client_data: textOf(response.clientDataJSON),
    authenticator_data: textOf(response.authenticatorData),
    signature: textOf(response.signature),
    user_handle: response.userHandle ? textOf(response.userHandle) : "",
  };
}

export async function makePasskey(
  request: NewPasskeyRequest,
): Promise<Pick<NewPasskey, "client_data" | "attestation_object">> {
  const made = (await navigator.credentials.create({
    publicKey: {
      challenge: bytesOf(request.challenge),
      rp: { id: request.rp_id, name: request.rp_name },
      user: {
        id: bytesOf(request.user_handle),
        name: request.user_name,
        displayName: request.user_display_name,
      },
      pubKeyCredParams: request.algorithms.map((alg) => ({ type: "public-key", alg })),
      excludeCredentials: descriptors(request.credential_ids),
      authenticatorSelection: {
        residentKey: "required",
        requireResidentKey: true,
        userVerification: "required",
      },
      attestation: "none",
      timeout: patience,
    },
  })) as PublicKeyCredential | null;
  if (!made) throw new DOMException("no passkey", "NotAllowedError");
  const response = made.response as AuthenticatorAttestationResponse;
  return {
    client_data: textOf(response.clientDataJSON),
    attestation_object: textOf(response.attestationObject),
  };
}

function descriptors(ids: readonly string[]): PublicKeyCredentialDescriptor[] {
  return ids.map((id) => ({ type: "public-key", id: bytesOf(id) }));
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

function textOf(bytes: ArrayBuffer): string {
  const text = btoa(String.fromCharCode(...new Uint8Array(bytes)));
  return text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}
