import type { Gateways } from '../../gateways/index.ts'
import type { BindNeeds } from '../../platform/http/bind-contract.ts'
import type { Feature, Parts } from '../../platform/parts.ts'
import { createDirectory } from '../accounts/account-directory.ts'
import { type Accounts, createAccounts } from '../accounts/accounts.ts'
import type { Directory } from '../accounts/directory.ts'
import type { OnMerge } from '../accounts/merge-accounts.ts'
import { createNotifier } from '../notices/create-notifier.ts'
import { createNoticesFeature } from '../notices/notices-feature.ts'
import type { Notifier, OutsiderNotifier } from '../notices/notifier.ts'
import { createAuthenticate } from '../session/authenticate.ts'
import { createSessionFeature } from '../session/session-feature.ts'
import { createSessions, type Sessions } from '../session/sessions.ts'
import { createWaysIn } from '../session/ways-in.ts'
import { createMeFeature } from './me-feature.ts'
import { createMeView } from './me-view.ts'

export interface PeopleNeeds {
  gateways: Gateways
  hallName(hallId: string): Promise<string | undefined>
  /** Moves what other features keep by account; an array that wiring.ts may fill later. */
  onMerge?: readonly OnMerge[]
}

export interface People {
  session: ReturnType<typeof createSessionFeature>
  me: ReturnType<typeof createMeFeature>
  notices: ReturnType<typeof createNoticesFeature>['feature']
  /** The three above, for a house that binds whatever it is given. */
  features: Feature[]
  admission: Pick<BindNeeds, 'authenticate' | 'requireVerified' | 'requireStaff'>
  notifier: Notifier & OutsiderNotifier
  directory: Directory
  accounts: Accounts
  sessions: Sessions
  /** How somebody came in: devices and the phone number. */
  waysIn: ReturnType<typeof createWaysIn>
}

/** Accounts, login, one's own account and notices: four features that know each other, put together in one place. */
export function createPeople(parts: Parts, { gateways, hallName, onMerge = [] }: PeopleNeeds): People {
  const sessions = createSessions(parts)
  const hooks: OnMerge[] = [sessions.move]
  const others: OnMerge = async (tx, from, into) => {
    for (const move of onMerge) await move(tx, from, into)
  }
  const accounts = createAccounts(parts, { onMerge: hooks })
  const notices = createNoticesFeature(parts, { accounts, gateways })
  hooks.push(notices.onMerge, others)
  const notifier = createNotifier(parts, { accounts })
  const { sendAtOnce, countUnread } = notices
  const showMe = createMeView({ accounts, countUnread, hallName })
  const session = createSessionFeature(parts, { accounts, sessions, gateways, sendAtOnce, showMe })
  const me = createMeFeature(parts, { accounts, sessions, gateways, notifier, sendAtOnce, showMe })
  return {
    session,
    me,
    notices: notices.feature,
    features: [session, me, notices.feature] as unknown as Feature[],
    admission: createAuthenticate({ sessions, accounts }),
    notifier,
    directory: createDirectory(parts),
    accounts,
    sessions,
    waysIn: createWaysIn({ sessions, accounts }),
  }
}
