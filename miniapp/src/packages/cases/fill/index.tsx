import { useRouter } from '@tarojs/taro'
import { useEffect } from 'react'
import { Answered } from '../../../components/answered/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { goInstead } from '../../../lib/go.ts'
import { useDraft } from '../use-draft.ts'
import { Filling } from './filling.tsx'
import './index.scss'
import { TwoDrafts } from './two-drafts.tsx'

/** A draft, one decision a screen. Kept on the phone and on the server while it is typed (E54). */
export default function Fill() {
  const { id = '', field } = useRouter().params
  const draft = useDraft(id)
  const { kept, theirs, over, refused, keeper } = draft
  useEffect(() => {
    if (over) goInstead('/packages/cases/detail/index', { id })
  }, [over, id])

  if (kept && theirs) return <TwoDrafts kept={kept} theirs={theirs} onChoose={(which) => keeper.settle(which)} />
  if (kept) return <Filling key={id} {...draft} kept={kept} firstField={field} />
  return (
    <Page title="填写">
      <Answered asked={{ reply: null, refused: refused ?? null, reload: () => void keeper.read() }}>
        {() => null}
      </Answered>
    </Page>
  )
}
