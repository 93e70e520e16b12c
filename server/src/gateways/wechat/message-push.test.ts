import { createCipheriv } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { decrypt, echoOf, openPush, pushSignature, readPush } from './message-push.ts'

// The vectors of WeChat's own document on message push.
const account = { token: 'AAAAA', aesKey: 'A'.repeat(43), appid: 'wxba5fad812f8e6fb9' }
const encrypted = 'ELGduP2YcVatjqIS+eZbp80MNLoAUWvzzyJxgGzxZO/5sAvd070Bs6qrLARC9nVHm48Y4hyRbtzve1L32tmxSQ=='

describe("WeChat's published vectors", () => {
  it('signature of the address check', () => {
    const signature = 'f464b24fc39322e44b38aa78f5edd27bd1441696'
    expect(pushSignature(['AAAAA', '1714036504', '1514711492'])).toBe(signature)
    const query = { signature, timestamp: '1714036504', nonce: '1514711492', echostr: '4375120948345356249' }
    expect(echoOf(account, query)).toBe('4375120948345356249')
    expect(echoOf(account, { ...query, nonce: '1514711493' })).toBeUndefined()
    expect(echoOf(account, {})).toBeUndefined()
  })
  it('signature and text of an encrypted message', () => {
    expect(pushSignature(['AAAAA', '1713424427', '415670741', encrypted])).toBe(
      '1b9339964ed2e271e7c7b6ff2b0ef902fc94dea1',
    )
    expect(decrypt(account, encrypted)).toBe('{"demo_resp":"good luck"}')
  })
})

const query = {
  timestamp: '1713424427',
  nonce: '415670741',
  encrypt_type: 'aes',
  msg_signature: '1b9339964ed2e271e7c7b6ff2b0ef902fc94dea1',
}
const body = Buffer.from(JSON.stringify({ ToUserName: 'gh_1', Encrypt: encrypted }))

describe('opening a push', () => {
  it('takes what WeChat signed and encrypted', () => {
    expect(openPush(account, query, body)).toBe('{"demo_resp":"good luck"}')
  })
  it.each([
    ['a wrong signature', { ...query, msg_signature: '0'.repeat(40) }, body],
    ['a cut signature', { ...query, msg_signature: '1b93' }, body],
    ['plain mode', { timestamp: '1', nonce: '2', signature: pushSignature(['AAAAA', '1', '2']) }, Buffer.from('{}')],
    ['another nonce', { ...query, nonce: '415670742' }, body],
    ['no JSON', query, Buffer.from('<xml/>')],
    ['nothing', {}, Buffer.alloc(0)],
  ])('refuses %s', (_, given, bytes) => {
    expect(openPush(account, given, bytes)).toBeUndefined()
  })
  it.each([
    ['another app', { ...account, appid: 'wx0000000000000000' }, encrypted],
    ['another key', { ...account, aesKey: 'B'.repeat(43) }, encrypted],
    ['half a block', account, 'AAAA'],
    ['an empty text', account, ''],
  ])('does not decrypt for %s', (_, given, text) => {
    expect(decrypt(given, text)).toBeUndefined()
  })

  it('opens every length of message: padding runs to 32, not 16', () => {
    for (let length = 0; length < 70; length += 1) {
      const text = 'x'.repeat(length)
      const plain = Buffer.concat([Buffer.alloc(20), Buffer.from(text), Buffer.from(account.appid)])
      plain.writeUInt32BE(length, 16)
      const pad = 32 - (plain.length % 32)
      const key = Buffer.from(`${account.aesKey}=`, 'base64')
      const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
      const bytes = Buffer.concat([cipher.update(plain), cipher.update(Buffer.alloc(pad, pad)), cipher.final()])
      expect(decrypt(account, bytes.toString('base64'))).toBe(text)
    }
  })
})

describe('reading a push', () => {
  const event = (List: unknown, CreateTime = '1620973045') =>
    JSON.stringify({ FromUserName: 'o1', CreateTime, MsgType: 'event', Event: 'subscribe_msg_popup_event', List })
  const entry = { TemplateId: 't', SubscribeStatusString: 'accept' }

  it('one entry comes as an object, several as an array', () => {
    expect(readPush(event(entry))).toMatchObject({ openid: 'o1', event: 'subscribe_msg_popup_event', entries: [entry] })
    expect(readPush(event([entry, entry]))?.entries).toEqual([entry, entry])
  })
  it('a copy has the same id, another event another', () => {
    expect(readPush(event(entry))?.id).toBe(readPush(event(entry))?.id)
    expect(readPush(event(entry))?.id).not.toBe(readPush(event(entry, '1620973046'))?.id)
    expect(readPush(event(entry))?.id).not.toBe(readPush(event({ ...entry, TemplateId: 'u' }))?.id)
  })
  it.each(['', '[]', '{"MsgType":"text"}', '{"MsgType":"event"}'])('%j is not ours', (text) => {
    expect(readPush(text)).toBeUndefined()
  })
})
