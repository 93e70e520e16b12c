import type { Case } from '@anju/shared-types'
import { call } from '../../api/client.ts'
import { SayWords } from './say-words.tsx'

/** One tap and one question: the case stands still, a duty officer calls (E29). */
export const NotMe = ({ id, onDone }: { id: string; onDone: (fresh: Case) => void }) => (
  <SayWords
    says="不是我办的"
    icon="alert"
    title="不是您办的？"
    confirm="不是我，立即冻结"
    cancel="点错了，返回"
    danger
    label="想说明的情况"
    hint="可以不写"
    send={(body, key) => call('cases.notMe', { params: { id }, body }, key)}
    onDone={onDone}
  >
    点下去马上停办，值班人员会打电话向您核实；核实以前谁也不能往下办。
  </SayWords>
)
