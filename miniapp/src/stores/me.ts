import { call } from '../api/client.ts'
import { setMe, useSession } from './session.ts'

/** Reads the account again when somebody is logged in; silence keeps what is known. */
export async function readMe(): Promise<void> {
  if (!useSession.getState().loggedIn) return
  const answer = await call('me.get')
  if (answer.ok) setMe(answer.reply)
}
