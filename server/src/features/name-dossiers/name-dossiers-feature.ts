import { myName, nameDesk, nameDoubtStates } from '@anju/shared-types'
import { carryVariable } from '../../gateways/sms/variable.ts'
import type { Feature, Parts } from '../../platform/parts.ts'
import { createFontChain } from '../../platform/pdf/font-chain.ts'
import { findFonts } from '../../platform/pdf/font-files.ts'
import { createGlyphPictures } from '../../platform/pictures/glyph-picture.ts'
import type { Accounts } from '../accounts/accounts.ts'
import type { Directory } from '../accounts/directory.ts'
import type { Notifier } from '../notices/notifier.ts'
import type { CompareNames } from './compare-names.ts'
import { addSpelling, reportName, showGlyph, showMyName } from './my-name.ts'
import { answerReport, giveOpinion, listNames, openDoubt } from './name-desk.ts'
import { createNameStore } from './name-store.ts'
import type { NameNeeds } from './needs.ts'

export interface NameSources {
  people: { accounts: Accounts; directory: Directory; notifier: Notifier }
  compare: CompareNames
}

export interface NameFeatures {
  myName: Feature<typeof myName.table>
  nameDesk: Feature<typeof nameDesk.table>
}

const PAGE = 'packages/account/my-name/index'

/** How a person's name is written, here and elsewhere; doubtful spellings go to two persons of the staff, once (E30). */
export function createNameFeatures(parts: Parts, { people, compare }: NameSources): NameFeatures {
  const needs: NameNeeds = {
    ...parts,
    ...people,
    compare,
    names: createNameStore(parts.db),
    glyphs: createGlyphPictures(createFontChain(findFonts(parts.config.PDF_FONT_DIR))),
    inMessages: carryVariable,
  }
  const tell = (eventId: string, accountId: string, title: string, text: string) =>
    people.notifier.notify({ eventId, accountId, vars: {}, title, text, page: PAGE })
  return {
    myName: {
      name: 'myName',
      contract: myName,
      handlers: {
        show: (_input, caller) => showMyName(needs, caller),
        addSpelling: ({ body }, caller) => addSpelling(needs, body, caller),
        report: ({ body }, caller, call) => reportName(needs, body.words, caller, call),
        glyph: ({ params }) => showGlyph(needs, params.code),
      },
      on: {
        'name-doubt.settled': async (event) => {
          const row = await needs.names.doubt(event.subject.id)
          if (!row) return
          const text = `${nameDoubtStates[row.state]}。这个结论记在您的姓名档案里，以后不再问。`
          await tell(event._id, row.accountId, '姓名的写法核对好了', text)
        },
        'name-report.answered': async (event) => {
          const row = await needs.names.report(event.subject.id)
          if (row?.answer) await tell(event._id, row.accountId, '关于您的姓名', row.answer.text)
        },
      },
    },
    nameDesk: {
      name: 'nameDesk',
      contract: nameDesk,
      handlers: {
        list: (_input, caller) => listNames(needs, caller),
        open: ({ params }, caller, { now }) => openDoubt(needs, params.id, caller, now),
        give: ({ params, body }, caller, call) => giveOpinion(needs, { ...params, ...body }, caller, call),
        answer: ({ params, body }, caller, call) => answerReport(needs, { ...params, ...body }, caller, call),
      },
    },
  }
}
