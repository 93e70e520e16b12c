import type { IdentifierKind } from '@anju/shared-types'
import { call } from '../../api/client.ts'

/** What is wrong with a number or a name as it is written; undefined: nothing, or nobody could be asked (the server looks again). */
export async function complaintAbout(kinds: readonly IdentifierKind[], value: string): Promise<string | undefined> {
  const answers = await Promise.all(kinds.map((kind) => call('open.checkIdentifier', { body: { kind, value } })))
  if (answers.some((answer) => !answer.ok || answer.reply.valid)) return undefined
  const [first] = answers
  return first?.ok ? (first.reply.reason ?? '写法不对，请再核对一遍。') : undefined
}
