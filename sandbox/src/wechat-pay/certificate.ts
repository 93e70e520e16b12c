import { createPrivateKey, createPublicKey, createSign } from 'node:crypto'

/** DER: tag, length, content (X.690). Node reads certificates and makes none. */
const der = (tag: number, ...parts: Buffer[]): Buffer => {
  const content = Buffer.concat(parts)
  const { length } = content
  if (length < 128) return Buffer.concat([Buffer.from([tag, length]), content])
  const bytes = Buffer.from(length.toString(16).padStart(length < 256 ? 2 : 4, '0'), 'hex')
  return Buffer.concat([Buffer.from([tag, 0x80 | bytes.length]), bytes, content])
}
const sequence = (...parts: Buffer[]) => der(0x30, ...parts)
const NULL = der(0x05)
/** 1.2.840.113549.1.1.11 */
const SHA256_WITH_RSA = sequence(der(0x06, Buffer.from('2a864886f70d01010b', 'hex')), NULL)
/** 2.5.4.3 */
const COMMON_NAME = der(0x06, Buffer.from('550403', 'hex'))

const nameOf = (text: string) => sequence(der(0x31, sequence(COMMON_NAME, der(0x0c, Buffer.from(text, 'utf8')))))
/** UTCTime `YYMMDDHHMMSSZ`: right until 2049. */
const timeOf = (unixMs: number) =>
  der(0x17, Buffer.from(`${new Date(unixMs).toISOString().slice(2, 19).replace(/[-T:]/g, '')}Z`))

/**
 * A self-signed X.509 certificate in PEM for an RSA key, as `/v3/certificates` hands out. `serial`: 40 hex digits, upper case, the first
 * below 8, so that the number is positive.
 */
export function selfSigned(
  privateKeyPem: string,
  { serial, name, from, until }: { serial: string; name: string; from: number; until: number },
): string {
  const spki = createPublicKey(createPrivateKey(privateKeyPem)).export({ type: 'spki', format: 'der' })
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from(serial, 'hex')),
    SHA256_WITH_RSA,
    nameOf(name),
    sequence(timeOf(from), timeOf(until)),
    nameOf(name),
    spki,
  )
  const signature = createSign('RSA-SHA256').update(body).sign(privateKeyPem)
  const certificate = sequence(body, SHA256_WITH_RSA, der(0x03, Buffer.from([0]), signature))
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? []
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`
}
