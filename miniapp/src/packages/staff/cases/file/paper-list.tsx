import type { CaseMaterial, StaffCase } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '../../../../api/client.ts'
import { Button } from '../../../../components/button/index.tsx'
import { Card } from '../../../../components/card/index.tsx'
import { Fold } from '../../../../components/fold/index.tsx'
import { Tag, type Tone } from '../../../../components/tag/index.tsx'
import { momentWords } from '../../../../lib/time-words.ts'
import { papersWords } from '../../../cases/papers-words.ts'
import { RefusedNotice } from '../../../cases/refused-notice.tsx'
import { basisWords } from '../../../guide/basis-words.ts'
import { PaperView } from './paper-view.tsx'
import { useAct } from './use-act.ts'
import type { OpenFile } from './use-file.ts'

const tones: Record<CaseMaterial['status'], Tone> = {
  given: 'ok',
  waived: 'off',
  system: 'off',
  promised: 'calm',
  open: 'act',
}

interface Props {
  file: OpenFile
  shown: StaffCase
}

/** Every paper of the case: what is owed first. */
export function PaperList({ file, shown }: Props) {
  const [viewed, setViewed] = useState<string>()
  const act = useAct<'caseDesk.paperSeen'>(file)
  const rank = { open: 0, promised: 1, given: 2, system: 3, waived: 4 }
  const sorted = [...shown.materials].sort((a, b) => rank[a.status] - rank[b.status])
  const isGranted = ({ status }: CaseMaterial) => status === 'waived' || status === 'system'
  const asked = sorted.filter((material) => !isGranted(material))
  const granted = sorted.filter(isGranted)
  const maySee = shown.allowedActions.includes('paperSeen')
  const { text, isComplete, due } = papersWords(shown)

  async function see(material: CaseMaterial) {
    const body = { material: material.id }
    const answer = await act.send(body, (key) => call('caseDesk.paperSeen', { params: { id: shown.id }, body }, key))
    if (answer.ok) file.replace(answer.reply)
  }

  const onePaper = (material: CaseMaterial) => (
    <View key={material.id} className="file-paper">
      <View className="row">
        <View className="grow file-paper__name">{material.name}</View>
        <Tag tone={tones[material.status]}>{material.statusText}</Tag>
      </View>
      <View className="sentence">{noteOf(material)}</View>
      {material.papers
        .flatMap(({ documentId }) => documentId ?? [])
        .map((documentId, index, all) => (
          <Button key={documentId} kind="secondary" icon="document" onTap={() => setViewed(documentId)}>
            {all.length > 1 ? `看第 ${index + 1} 份` : '看材料'}
          </Button>
        ))}
      {maySee && mayBeSeen(material, shown) && (
        <Button
          kind="secondary"
          icon="check"
          busy={act.busy}
          label={`看过“${material.name}”原件`}
          onTap={() => void see(material)}
        >
          看过原件
        </Button>
      )}
    </View>
  )

  return (
    <Card title="材料" aside={<Tag tone={isComplete ? 'ok' : 'act'}>{text}</Tag>}>
      {due.map((line) => (
        <View key={line} className="sentence">
          {line}
        </View>
      ))}
      <RefusedNotice refused={act.refused} />
      {asked.map(onePaper)}
      <View>
        {granted.length > 0 && <Fold text={`免交和系统填好的 ${granted.length} 份`}>{granted.map(onePaper)}</Fold>}
      </View>
      {viewed && <PaperView documentId={viewed} onClose={() => setViewed(undefined)} />}
    </Card>
  )
}

function noteOf({ why, basis, status, handlingText, papers }: CaseMaterial): string {
  if (status === 'waived' || status === 'system') return handlingText
  return [
    `${why}（${basisWords(basis)}）`,
    ...papers.map(
      (paper) =>
        `${paper.howText}：${paper.by}，${momentWords(paper.at)}${paper.unusable ? `；不能用：${paper.unusable}` : ''}`,
    ),
  ].join('\n')
}

/** Owed or promised; and what was promised and came, until somebody has looked. */
const mayBeSeen = ({ id, status }: CaseMaterial, { state, promises }: StaffCase): boolean =>
  promises.some((one) => one.material === id && one.state === 'open') ||
  ((state === 'submitted' || state === 'correcting') && (status === 'open' || status === 'promised'))
