import type { Case, CaseMaterial, PlainDate } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useIntent } from '../../../api/intent.ts'
import type { Answer, Refused } from '../../../api/routes.ts'
import { Button } from '../../../components/button/index.tsx'
import { Dialog } from '../../../components/dialog/index.tsx'
import { go } from '../../../lib/go.ts'
import { toast } from '../../../stores/toast.ts'
import { outlineOf, pageStep } from '../../../uploads/paper-outline.ts'
import { PaperUpload } from '../../../uploads/paper-upload.tsx'
import { WrongPage } from '../../../uploads/wrong-page.tsx'
import { RefusedNotice } from '../refused-notice.tsx'
import { FamilyPapers } from './family-papers.tsx'
import { PromiseForm } from './promise-form.tsx'
import { useArrived } from './use-arrived.ts'

interface Props {
  shown: Case
  material: CaseMaterial
  onChange: (fresh: Case) => void
}

/** The ways to hand one paper in: a photo or file, a promise with its day, or the original at the window; and to take it back. */
export function PaperActs({ shown: { id, serverNow, allowedActions }, material, onChange }: Props) {
  const [open, setOpen] = useState<'upload' | 'promise' | 'window' | 'family'>()
  const [pages, setPages] = useState<number>()
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refused>()
  const intent = useIntent()
  const { status, cures } = material
  const fitting = cures.find(({ cure, allowed }) => allowed && (cure === 'pledge' || cure === 'deferral'))
  const mayGive = allowedActions.includes('givePaper')
  // A promised paper may come in at any time, until the decision waits for it.
  const canUpload = status === 'open' || status === 'promised'
  const usable = material.papers.filter(({ how, unusable }) => how === 'uploaded' && !unusable).length
  const morePages = (taken: number) => {
    const outline = outlineOf(material.id)
    return (outline.pages ?? pages) !== undefined && !pageStep(outline, taken, pages).isDone
  }
  const canAddPage = status === 'given' && usable > 0

  async function send(
    done: string,
    content: object,
    ask: (key: { key: string }) => Promise<Answer<'cases.givePaper'>>,
  ) {
    setBusy(true)
    const answer = await ask({ key: intent.keyFor(content) })
    intent.settle(answer)
    setBusy(false)
    setRefused(answer.ok ? undefined : answer.refused)
    if (!answer.ok) return false
    // The camera stays for the pages that are known to come.
    setOpen((now) => (now === 'upload' && 'documentId' in content && morePages(usable + 1) ? now : undefined))
    onChange(answer.reply)
    toast(done, 'ok')
    return true
  }
  const promise = (due?: PlainDate) => {
    const body = { material: material.id, promise: { ...(due && { due }) } }
    return send('已记下您的承诺', body, (key) => call('cases.givePaper', { params: { id }, body }, key))
  }
  const give = (documentId: string) => {
    const body = { material: material.id, documentId }
    return send('已交', body, (key) => call('cases.givePaper', { params: { id }, body }, key))
  }
  const arrived = useArrived(id, material.id, give)
  const takeBack = () =>
    send('已拿回', { back: material.id }, (key) =>
      call('cases.takePaperBack', { params: { id, material: material.id } }, key),
    )

  return (
    <View className="paper__acts">
      <RefusedNotice refused={refused} />
      {mayGive && canUpload && open !== 'promise' && open !== 'upload' && (
        <Button icon="scan" onTap={() => setOpen('upload')}>
          拍照或选文件
        </Button>
      )}
      {mayGive && canAddPage && open !== 'upload' && (
        <Button kind="ghost" icon="scan" onTap={() => setOpen('upload')}>
          再拍一页
        </Button>
      )}
      {open === 'upload' && (
        <PaperUpload
          material={material.id}
          title={material.name}
          caseId={id}
          has={usable}
          onPages={setPages}
          onReady={(documentId) => void give(documentId)}
        />
      )}
      {mayGive && status === 'open' && open !== 'promise' && (
        <>
          {fitting && (
            <Button kind="secondary" icon="calendar" onTap={() => setOpen('promise')}>
              {fitting.cure === 'pledge' ? '写承诺代替' : '承诺补交'}
            </Button>
          )}
          {open === 'family' ? (
            <FamilyPapers caseId={id} material={material} />
          ) : (
            <Button kind="ghost" icon="people" onTap={() => setOpen('family')}>
              用家人的材料
            </Button>
          )}
          <Button kind="ghost" icon="hall" onTap={() => setOpen('window')}>
            到窗口看原件
          </Button>
        </>
      )}
      {open === 'promise' && fitting && (
        <PromiseForm
          cure={fitting}
          serverNow={serverNow}
          busy={busy}
          onPromise={(due) => void promise(due)}
          onClose={() => setOpen(undefined)}
        />
      )}
      {allowedActions.includes('takePaperBack') && (material.papers.length > 0 || status === 'promised') && (
        <Button kind="ghost" busy={busy} onTap={() => void takeBack()}>
          拿回，重新交
        </Button>
      )}
      {arrived.doubted && (
        <WrongPage text={arrived.doubted} onAgain={() => void arrived.again()} onKeep={() => void arrived.keep()} />
      )}
      <Dialog
        open={open === 'window'}
        title="带原件到窗口"
        confirm="预约去大厅"
        cancel="知道了"
        onConfirm={() => {
          setOpen(undefined)
          go('/packages/book/service/index')
        }}
        onClose={() => setOpen(undefined)}
      >
        {`提交以后带“${material.name}”到窗口，工作人员看过就算交了，不用复印。${material.ifMissing === 'key' ? '这是关键材料，看过以前不能受理。' : ''}`}
      </Dialog>
    </View>
  )
}
