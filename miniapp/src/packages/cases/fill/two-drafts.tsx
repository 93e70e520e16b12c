import type { Case } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import type { Kept } from '../kept.ts'
import { stepsOf } from './steps.ts'
import { nameOf, valueText } from './values.ts'

/** Filled in on two phones: only what differs, and the person says which counts. */
export function TwoDrafts({
  kept: { frame, draft },
  theirs,
  onChoose,
}: {
  kept: Kept
  theirs: Case
  onChoose: (which: 'mine' | 'theirs') => void
}) {
  const steps = stepsOf(frame, draft).filter(({ kind }) => kind !== 'review')
  const differing = steps.filter((step) => valueText(step, frame, draft) !== valueText(step, frame, theirs.draft))
  const said = (of: Case['draft']) =>
    differing.map((step) => (
      <ListRow key={step.key} text={nameOf(step, frame)} note={valueText(step, frame, of) ?? '没有填'} />
    ))
  return (
    <Page title="用哪一份？" lead="您在另一部手机上也改过这份草稿。没选的那一份不再保留。">
      <Card kind="plain" title="另一部手机上填的（已存好）">
        {said(theirs.draft)}
        {theirs.draft.remark !== draft.remark && <ListRow text="说明" note={theirs.draft.remark || '没有填'} />}
      </Card>
      <Button onTap={() => onChoose('theirs')}>用另一部手机上的</Button>
      <View className="fill__apart">
        <Card kind="plain" title="这部手机上填的">
          {said(draft)}
          {theirs.draft.remark !== draft.remark && <ListRow text="说明" note={draft.remark || '没有填'} />}
        </Card>
      </View>
      <Button kind="secondary" onTap={() => onChoose('mine')}>
        用这部手机上的
      </Button>
    </Page>
  )
}
