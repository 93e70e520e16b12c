import { View } from '@tarojs/components'
import { useState } from 'react'
import { Answered } from '../../../components/answered/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Empty } from '../../../components/empty/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { Picker } from '../../../components/picker/index.tsx'
import { go } from '../../../lib/go.ts'
import { PaperUpload } from '../../../uploads/paper-upload.tsx'
import { sizeWords } from '../../../uploads/size-words.ts'
import { uploads, useUploads } from '../../../uploads/uploads.ts'
import { materialName, materialNames } from '../material-names.ts'
import { PaperRow } from '../paper-row.tsx'
import { Elsewhere } from './elsewhere.tsx'
import { OnTheWay } from './on-the-way.tsx'
import { usePapers } from './use-papers.ts'

const open = (id: string) => go('/packages/documents/one/index', { id })

/** One's papers: what is on its way, what is there, and a way to add more. */
export default function MyPapers() {
  const [material, setMaterial] = useState('id-card')
  const asked = usePapers()
  // What an earlier start has left begins at once.
  uploads()
  const here = useUploads((state) => state.items)
  return (
    <Page title="我的材料" lead="传过的材料留在这里，下次办事直接用，不用再传。">
      <Card title="添加材料">
        <Picker label="是什么材料" options={materialNames} value={material} onChange={setMaterial} />
        <PaperUpload key={material} material={material} title={materialName(material)} onReady={open} />
      </Card>
      <Card kind="plain">
        <ListRow
          icon="people"
          text="家庭材料夹"
          note="家人要用我的，和家人给我用的"
          onTap={() => go('/packages/documents/household/index')}
        />
      </Card>
      <OnTheWay items={here.filter((item) => item.material !== material || item.caseId !== undefined)} />
      <Answered asked={asked}>
        {({ items, usedBytes, limitBytes }) => {
          const there = items.filter(({ state }) => state !== 'receiving')
          const elsewhere = items.filter(
            ({ state, id }) => state === 'receiving' && !here.some((item) => item.documentId === id),
          )
          return (
            <>
              <Elsewhere papers={elsewhere} onGone={asked.reload} />
              {there.length === 0 ? (
                <Empty
                  icon="document"
                  title="还没有材料"
                  text="拍一张身份证试试，十几秒就好。办件里交过的材料也会出现在这里。"
                />
              ) : (
                <Card kind="plain" title="已有的材料">
                  {there.map((paper) => (
                    <PaperRow key={paper.id} paper={paper} onTap={() => open(paper.id)} />
                  ))}
                </Card>
              )}
              <View className="sentence">
                {`已用 ${sizeWords(usedBytes)}，共 ${sizeWords(limitBytes)}。没有用到、也没有存起来的材料，30 天后自动清理。`}
              </View>
            </>
          )
        }}
      </Answered>
    </Page>
  )
}
