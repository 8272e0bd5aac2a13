import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/**
 * A passkey in software, as a phone or security key would answer: one ES256 key, attestation "none".
 * `verifiesOwner` is whether it asked for a fingerprint or PIN before it signed.
 */
export interface Authenticator {
  create(options: { readonly challenge: string; readonly rpId: string; readonly origin: string }): unknown;
  get(options: { readonly challenge: string; readonly rpId: string; readonly origin: string }): unknown;
}

const PRESENT = 0x01;
const VERIFIED = 0x04;
const HAS_KEY = 0x40;

export function anAuthenticator(verifiesOwner: boolean): Authenticator {
  const id = randomBytes(16);
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const flags = PRESENT | (verifiesOwner ? VERIFIED : 0);
  let uses = 0;
  const head = (rpId: string, extra: number) => {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(++uses);
    return Buffer.concat([createHash('sha256').update(rpId).digest(), Buffer.from([flags | extra]), counter]);
  };
  const shell = (response: Record<string, string | string[]>) => ({
    id: id.toString('base64url'),
    rawId: id.toString('base64url'),
    type: 'public-key',
    clientExtensionResults: {},
    response,
  });
  return {
    create: ({ challenge, rpId, origin }) => {
      const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
      const point = [Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')] as const;
      // COSE key: {1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y}
      const key = Buffer.concat([
        Buffer.from('a5010203262001215820', 'hex'),
        point[0],
        Buffer.from('225820', 'hex'),
        point[1],
      ]);
      const length = Buffer.alloc(2);
      length.writeUInt16BE(id.length);
      const data = Buffer.concat([head(rpId, HAS_KEY), Buffer.alloc(16), length, id, key]);
      const size = Buffer.alloc(2);
      size.writeUInt16BE(data.length);
      // {"fmt": "none", "attStmt": {}, "authData": data}
      const attestation = Buffer.concat([
        Buffer.from('a363666d74646e6f6e656761747453746d74a068617574684461746159', 'hex'),
        size,
        data,
      ]);
      return shell({
        clientDataJSON: clientData('webauthn.create', challenge, origin).toString('base64url'),
        attestationObject: attestation.toString('base64url'),
        transports: ['internal'],
      });
    },
    get: ({ challenge, rpId, origin }) => {
      const client = clientData('webauthn.get', challenge, origin);
      const data = head(rpId, 0);
      const signature = sign(
        'sha256',
        Buffer.concat([data, createHash('sha256').update(client).digest()]),
        privateKey,
      );
      return shell({
        clientDataJSON: client.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: signature.toString('base64url'),
      });
    },
  };
}

function clientData(type: string, challenge: string, origin: string): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}
