import {
  approvals,
  caseDesk,
  type caseOfficers,
  casePromises,
  cases,
  instantDesk,
  openLists,
  openTimes,
} from '@anju/shared-types'
import type { Feature } from '../../platform/parts.ts'
import { beginCase } from './begin-case.ts'
import { approveCase } from './desk/approve-case.ts'
import { approveTogether, listApprovals } from './desk/approve-together.ts'
import { handOver, settleFees } from './desk/at-counter.ts'
import { beginAtDesk } from './desk/begin-at-desk.ts'
import { decideMore, demandPapers } from './desk/demand-papers.ts'
import { handTo } from './desk/hand-to.ts'
import { listDesk } from './desk/list-desk.ts'
import { openFile } from './desk/open-file.ts'
import { findPledgeFalse } from './desk/pledge-false.ts'
import { decideProposal, handleAlert, proposeEnd, resumeCase, suspendCase } from './desk/stop-and-go.ts'
import { acceptCase, confirmFor, markSeen } from './desk/take-in.ts'
import { finishTask, sendBack } from './desk/work-on.ts'
import { enterRegister, entryDecided } from './enter-register.ts'
import { givePaper, takePaperBack } from './give-paper.ts'
import { bringAgreed, dropWithdrawn } from './household-papers.ts'
import { decideInstantly } from './instant/decide-instantly.ts'
import { decideSample, listSamples, seeSample, settleSample } from './instant/samples.ts'
import { listInstantItems, switchItem } from './instant/switch-items.ts'
import { discardCase, raiseAlert, reopenCase, withdrawCase } from './leave-case.ts'
import { listLooks } from './list-looks.ts'
import { decideMistake, reportMistake, reportMistakeAtDesk } from './mistakes.ts'
import type { CaseNeeds } from './needs.ts'
import { noteHolders } from './note-holders.ts'
import { createCaseOfficers } from './officers/officers-feature.ts'
import { createShowTimes } from './officers/show-times.ts'
import { showOverrides } from './open-lists.ts'
import { tellLateSide } from './own-name.ts'
import { listPromises, repairPromise } from './promises/list-promises.ts'
import { postponePromise } from './promises/postpone.ts'
import { runCaseClock } from './run-clock.ts'
import { saveDraft } from './save-draft.ts'
import { listCases, showCase, watchCase } from './show-case.ts'
import { showCredit } from './show-credit.ts'
import { confirmCase, submitCase } from './submit-case.ts'
import { supplyPapers } from './supply-papers.ts'
import { tellSides } from './tell-sides.ts'
import { unitChanged } from './unit-changed.ts'

export interface CaseFeatures {
  cases: Feature<typeof cases.table>
  caseDesk: Feature<typeof caseDesk.table>
  approvals: Feature<typeof approvals.table>
  casePromises: Feature<typeof casePromises.table>
  openLists: Feature<typeof openLists.table>
  openTimes: Feature<typeof openTimes.table>
  instantDesk: Feature<typeof instantDesk.table>
  caseOfficers: Feature<typeof caseOfficers.table>
}

/** Cases from draft to end: what citizens do, what offices do, what time and the register do. */
export function createCaseFeatures(needs: CaseNeeds): CaseFeatures {
  const notices = tellSides(needs)
  const showTimes = createShowTimes(needs)
  return {
    cases: {
      name: 'cases',
      contract: cases,
      handlers: {
        begin: ({ body }, caller, call) => beginCase(needs, body, caller, call),
        list: (_input, caller) => listCases(needs, caller),
        get: ({ params }, caller, { now }) => showCase(needs, params.id, caller, now),
        watch: ({ params }, caller) => watchCase(needs, params.id, caller),
        looks: ({ params }, caller) => listLooks(needs, params.id, caller),
        credit: ({ params }, caller, call) => showCredit(needs, params.id, caller, call),
        saveDraft: ({ params, body }, caller, call) => saveDraft(needs, { id: params.id, ...body }, caller, call),
        givePaper: ({ params, body }, caller, call) => givePaper(needs, { id: params.id, ...body }, caller, call),
        postponePromise: ({ params, body }, caller, call) =>
          postponePromise(needs, { ...params, ...body }, caller, call),
        takePaperBack: ({ params }, caller, call) => takePaperBack(needs, params, caller, call),
        submit: ({ params, body }, caller, call) => submitCase(needs, { ...params, ...body }, caller, call),
        confirm: ({ params, body }, caller, call) => confirmCase(needs, { ...params, ...body }, caller, call),
        reopen: ({ params }, caller, call) => reopenCase(needs, params.id, caller, call),
        supply: ({ params }, caller, call) => supplyPapers(needs, params.id, caller, call),
        notMe: ({ params, body }, caller, call) => raiseAlert(needs, { ...params, ...body }, caller, call),
        reportMistake: ({ params, body }, caller, call) => reportMistake(needs, { ...params, ...body }, caller, call),
        withdraw: ({ params }, caller, call) => withdrawCase(needs, params.id, caller, call),
        discard: ({ params }, caller, call) => discardCase(needs, params.id, caller, call),
      },
      on: {
        'real-name.verified': tellLateSide(needs),
        ...notices,
        // With the last yes it is handed in: the machine looks first, then everybody is told how it stands.
        'case.submitted': async (row) => {
          await decideInstantly(needs, row.subject.id)
          await noteHolders(needs, row.subject.id)
          await notices['case.submitted']?.(row)
        },
        'case.party-confirmed': async (row) => {
          await decideInstantly(needs, row.subject.id)
          await noteHolders(needs, row.subject.id)
          await notices['case.party-confirmed']?.(row)
        },
        // Telling is by event and person: a repeat of the entry tells nobody twice.
        'case.approved': async (row) => {
          await enterRegister(needs, row.subject.id)
          await notices['case.approved']?.(row)
        },
        'register.entry-decided': async (row) => entryDecided(needs, String(row.data.number ?? '')),
        'document-use.agreed': (row) => bringAgreed(needs, row),
        'document-use.withdrawn': (row) => dropWithdrawn(needs, row),
        'document-use.ended': (row) => dropWithdrawn(needs, row),
        'register.unit-changed': async (row) => unitChanged(needs, row.subject.id),
      },
      every: [{ name: 'case-clock', seconds: 30, run: () => runCaseClock(needs) }],
    },
    approvals: {
      name: 'approvals',
      contract: approvals,
      handlers: {
        list: (_input, caller, { now }) => listApprovals(needs, caller, now),
        approve: ({ body }, caller, call) => approveTogether(needs, body, caller, call),
      },
    },
    caseOfficers: createCaseOfficers(needs),
    caseDesk: {
      name: 'caseDesk',
      contract: caseDesk,
      handlers: {
        list: ({ query }, caller, { now }) => listDesk(needs, query, caller, now),
        begin: ({ body }, caller, call) => beginAtDesk(needs, body, caller, call),
        open: ({ params, body }, caller, { now }) => openFile(needs, { ...params, ...body }, caller, now),
        accept: ({ params, body }, caller, call) => acceptCase(needs, { ...params, ...body }, caller, call),
        confirmFor: ({ params, body }, caller, call) => confirmFor(needs, { ...params, ...body }, caller, call),
        demand: ({ params, body }, caller, call) => demandPapers(needs, { ...params, ...body }, caller, call),
        decideMore: ({ params, body }, caller, call) => decideMore(needs, { ...params, ...body }, caller, call),
        pledgeFalse: ({ params, body }, caller, call) => findPledgeFalse(needs, { ...params, ...body }, caller, call),
        finishTask: ({ params, body }, caller, call) => finishTask(needs, { ...params, ...body }, caller, call),
        sendBack: ({ params, body }, caller, call) => sendBack(needs, { ...params, ...body }, caller, call),
        approve: ({ params, body }, caller, call) => approveCase(needs, { ...params, ...body }, caller, call),
        suspend: ({ params, body }, caller, call) => suspendCase(needs, { ...params, ...body }, caller, call),
        resume: ({ params, body }, caller, call) => resumeCase(needs, { ...params, ...body }, caller, call),
        propose: ({ params, body }, caller, call) => proposeEnd(needs, { ...params, ...body }, caller, call),
        decideProposal: ({ params, body }, caller, call) => decideProposal(needs, { ...params, ...body }, caller, call),
        handleAlert: ({ params, body }, caller, call) => handleAlert(needs, { ...params, ...body }, caller, call),
        reportMistake: ({ params, body }, caller, call) =>
          reportMistakeAtDesk(needs, { ...params, ...body }, caller, call),
        decideMistake: ({ params, body }, caller, call) => decideMistake(needs, { ...params, ...body }, caller, call),
        handTo: ({ params, body }, caller, call) => handTo(needs, { ...params, ...body }, caller, call),
        paperSeen: ({ params, body }, caller, call) => markSeen(needs, { ...params, ...body }, caller, call),
        settleFees: ({ params, body }, caller, call) => settleFees(needs, { ...params, ...body }, caller, call),
        handOver: ({ params, body }, caller, call) => handOver(needs, { ...params, ...body }, caller, call),
      },
    },
    casePromises: {
      name: 'casePromises',
      contract: casePromises,
      handlers: {
        list: ({ query }, caller, { now }) => listPromises(needs, query, caller, now),
        repair: ({ params, body }, caller, call) => repairPromise(needs, { ...params, ...body }, caller, call),
      },
    },
    instantDesk: {
      name: 'instantDesk',
      contract: instantDesk,
      handlers: {
        samples: (_input, caller) => listSamples(needs, caller),
        seeSample: ({ params }, caller, { now }) => seeSample(needs, params.id, caller, now),
        decideSample: ({ params, body }, caller, call) => decideSample(needs, { ...params, ...body }, caller, call),
        settle: ({ params, body }, caller, call) => settleSample(needs, { ...params, ...body }, caller, call),
        items: (_input, caller, { now }) => listInstantItems(needs, caller, now),
        switchItem: ({ params, body }, caller, call) => switchItem(needs, { ...params, ...body }, caller, call),
      },
    },
    openLists: {
      name: 'openLists',
      contract: openLists,
      handlers: { overrides: ({ query }, _caller, { now }) => showOverrides(needs, query.code, now) },
    },
    openTimes: {
      name: 'openTimes',
      contract: openTimes,
      handlers: { items: (_input, _caller, { now }) => showTimes(now) },
    },
  }
}
