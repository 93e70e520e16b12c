import type { ActName } from '../acts.ts'
import { Accept } from './accept.tsx'
import { Approve } from './approve.tsx'
import { ConfirmFor } from './confirm-for.tsx'
import { DecideMistake, DecideMore, DecideProposal, HandleAlert } from './decide.tsx'
import { Demand } from './demand.tsx'
import { FinishTask } from './finish-task.tsx'
import type { FormProps } from './form-props.ts'
import { HandOver } from './hand-over.tsx'
import { HandTo } from './hand-to.tsx'
import { Propose } from './propose.tsx'
import { ReportMistake } from './report-mistake.tsx'
import { Resume } from './resume.tsx'
import { SendBack } from './send-back.tsx'
import { SettleFees } from './settle-fees.tsx'
import { Suspend } from './suspend.tsx'

const forms: Record<ActName, (props: FormProps) => JSX.Element | null> = {
  accept: Accept,
  approve: Approve,
  confirmFor: ConfirmFor,
  decideMistake: DecideMistake,
  decideMore: DecideMore,
  decideProposal: DecideProposal,
  demand: Demand,
  finishTask: FinishTask,
  handleAlert: HandleAlert,
  handOver: HandOver,
  handTo: HandTo,
  propose: Propose,
  reportMistake: ReportMistake,
  resume: Resume,
  sendBack: SendBack,
  settleFees: SettleFees,
  suspend: Suspend,
}

/** The small form of one act. */
export function Form({ name, ...props }: FormProps & { name: ActName }) {
  const One = forms[name]
  return <One {...props} />
}
