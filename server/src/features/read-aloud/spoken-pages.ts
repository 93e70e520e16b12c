import type { AnjuContract, RouteTable, readToAnyone, readToMe } from '@anju/shared-types'
import { spokenAlert, spokenItem, spokenStatement } from '@anju/shared-types/spoken-words'
import type { Handlers } from '../../platform/http/bind-contract.ts'
import type { Account, Call, Verified } from '../../platform/http/call.ts'
import type { Feature } from '../../platform/parts.ts'

type Shown =
  | 'cases'
  | 'delegations'
  | 'household'
  | 'ownerAlerts'
  | 'eligibilityChecks'
  | 'catalogue'
  | 'counterReadings'
/** The features whose pages are read. */
export type Pages = { [K in Shown]: Pick<Feature<AnjuContract[K]['table']>, 'handlers'> }

/** What is read to whoever may see the page, undefined where it has nothing to read now. */
export interface SpokenPages {
  mine: Record<(typeof readToMe)[number], (id: string, caller: Verified, call: Call) => Promise<string | undefined>>
  open: Record<
    (typeof readToAnyone)[number],
    (id: string, caller: Account | undefined, call: Call) => Promise<string | undefined>
  >
}

/** The words come from the handler that fills the page: who may not read it does not hear it, and no caller can bring words of their own. */
export function spokenPages(pages: Pages): SpokenPages {
  const none = { query: undefined, body: undefined }
  const at = (id: string) => ({ ...none, params: { id } })
  const cases = served(pages.cases)
  const delegations = served(pages.delegations)
  const household = served(pages.household)
  const alerts = served(pages.ownerAlerts)
  const checks = served(pages.eligibilityChecks)
  const guides = served(pages.catalogue)
  const readings = served(pages.counterReadings)
  return {
    mine: {
      case: async (id, ...by) => (await cases.get(at(id), ...by)).act?.text,
      delegation: async (id, ...by) => (await delegations.get(at(id), ...by)).act?.text,
      'paper-ask': async (id, ...by) =>
        (await household.show({ ...none, params: {} }, ...by)).asks.find(({ useId }) => useId === id)?.text,
      'owner-alert': async (id, ...by) => spokenAlert(await alerts.get(at(id), ...by)),
      async consent(id, ...by) {
        const { items } = await checks.consents({ ...none, params: {} }, ...by)
        const consent = items.find((one) => one.id === id)
        return consent && spokenStatement(consent.statement, 'relative')
      },
    },
    open: {
      statement: async (_id, ...by) =>
        spokenStatement((await checks.statement({ ...none, params: {} }, ...by)).statement, 'applicant'),
      guide: async (code, ...by) => spokenItem(await guides.get({ ...none, params: { code }, query: {} }, ...by)),
      'counter-reading': async (code, ...by) => (await readings.screen({ ...none, params: { code } }, ...by)).text,
    },
  }
}

function served<T extends RouteTable>({ handlers }: { handlers?: Handlers<T> }): Handlers<T> {
  if (!handlers) throw new Error('a page that is read aloud is served by no handler')
  return handlers
}
