import { createCipheriv, randomBytes } from 'node:crypto'

/** AEAD_AES_256_GCM as callbacks and `/v3/certificates` use it: the tag stands behind the ciphertext, all of it in Base64. */
export function sealResource(apiV3Key: string, plain: string, associatedData: string) {
  // Twelve characters, not twelve bytes in hex: the nonce travels as text.
  const nonce = randomBytes(9).toString('base64url')
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(apiV3Key), Buffer.from(nonce))
  cipher.setAAD(Buffer.from(associatedData))
  const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return {
    algorithm: 'AEAD_AES_256_GCM',
    nonce,
    associated_data: associatedData,
    ciphertext: sealed.toString('base64'),
  }
}
