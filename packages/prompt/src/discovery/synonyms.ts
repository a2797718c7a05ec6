import { indexTerms, plainWords } from './words.ts';
import { stem } from './stem.ts';

/**
 * Words that mean nearly the same in requests and in tool lists. One group a line: English first, then what Chinese,
 * Japanese and Korean speakers call it, so that a question in those languages finds tools described in English and the
 * other way round. General words only: nothing here names a product.
 */
const groups = `
create add new make insert open 创建 新建 添加 新增 建立 作成 追加 新規 만들 생성 추가
create generate build compose write produce draft 生成 生成する 작성
delete remove drop erase destroy purge discard clear forget trash 删除 移除 清除 削除 消去 삭제 제거
cancel abort revoke undo 取消 撤销 キャンセル 取り消 취소
list all show enumerate display 列出 列表 一覧 リスト 목록
get fetch read retrieve view show see look load open 获取 读取 查看 显示 取得 表示 見せ 読み 조회 가져오 보여 보기
find search lookup look query locate seek 搜索 查找 查询 检索 検索 探す 調べ 찾기 검색 찾아
update edit change modify alter adjust set replace patch 更新 修改 编辑 更改 变更 変更 編集 修正 수정 변경 업데이트 편집
rename name title label
send post deliver submit notify 发送 发布 提交 送信 送る 投稿 보내 전송 게시
message chat dm text sms 消息 信息 短信 メッセージ 메시지
email mail inbox 邮件 电子邮件 メール 이메일 메일
reply answer respond response 回复 回答 返信 답장
comment note remark feedback annotation 评论 备注 コメント 댓글 코멘트
issue bug ticket defect problem 问题 缺陷 工单 課題 不具合 이슈 버그 티켓
error failure exception crash fault fail problem 错误 失败 异常 エラー 失敗 오류 에러 실패
repository repo codebase 仓库 リポジトリ 저장소
branch 分支 ブランチ 브랜치
commit changeset history 提交 コミット 커밋
merge combine join union 合并 マージ 결합 병합
folder directory 文件夹 目录 フォルダ 폴더
file document attachment 文件 文档 ファイル 文書 파일 문서
document doc page article 文档 ドキュメント 문서
documentation doc docs guide manual help reference 说明 ヘルプ 도움말
upload attach import 上传 アップロード 업로드
download export save 下载 导出 ダウンロード 다운로드
picture image photo screenshot screen snapshot 图片 图像 照片 截图 画像 写真 スクリーンショット 이미지 사진
capture take record 截取 録画 캡처
user person people member account colleague employee profile 用户 成员 人员 ユーザー 利用者 사용자 회원
team group organization organisation department 团队 小组 组织 チーム 組織 팀 조직
customer client contact buyer 客户 顧客 お客様 고객
task todo reminder chore 任务 待办 タスク 작업 할일 할 일
project 项目 プロジェクト 프로젝트
calendar event meeting appointment schedule 日历 日程 会议 予定 会議 カレンダー 일정 회의
schedule cron timer recurring periodic 定时 スケジュール 예약
deadline due date reschedule 期限 截止 締切 기한
assign responsible owner assignee delegate 分配 担当 할당
complete done finish close resolve 完成 完了 완료
start begin launch run execute trigger invoke 启动 运行 执行 開始 実行 起動 시작 실행
stop end terminate kill halt shutdown 停止 终止 終了 중지 종료
pause suspend hold 暂停 一時停止
restart reboot rerun retry redo again 重启 重新 再起動 재시작
deploy release publish ship rollout 部署 发布 デプロイ 公開 배포
rollback revert undo restore 回滚 恢复 ロールバック 롤백 복원
install setup add 安装 インストール 설치
scale resize grow enlarge 扩容 スケール 확장
log logs trace output 日志 ログ 로그
metric analytic statistic stat usage insight 指标 统计 分析 統計 통계 분석
report summary overview 报告 报表 レポート 報告 보고서
alert alarm incident outage warning 告警 警报 アラート 알림
database db sql 数据库 データベース 데이터베이스
table sheet 表格 表 テーブル 테이블
row record entry item document 记录 行 レコード 레코드
column field property attribute 字段 列 フィールド 필드
schema structure definition type model 结构 スキーマ 스키마
collection set group 集合 コレクション 컬렉션
count number many total 数量 件数 개수
slow performance outlier optimize speed fast 性能 パフォーマンス 성능
web internet online site website page url webpage browser 网页 网站 网络 互联网 ウェブ サイト 웹
click tap press touch push 点击 クリック 클릭
type enter fill input key 输入 填写 入力 입력
form questionnaire 表单 フォーム 양식
choose select pick option dropdown 选择 選択 선택
go navigate visit goto open browse 打开 导航 開く 이동 열기
phone mobile device smartphone 手机 电话 設備 電話 スマホ 전화 휴대폰
call dial ring phone 呼叫 打电话 通話 통화
number phone 号码 番号 번호
buy purchase order acquire provision 购买 订购 購入 注文 구매 주문
price cost fee charge billing 价格 费用 価格 料金 가격 비용
money balance payment pay fund credit 余额 支付 付款 残高 支払 잔액 결제
invoice bill receipt 发票 请求書 請求 송장
place location poi position gps venue 地点 位置 場所 위치 장소
address geocode coordinate 地址 坐标 住所 座標 주소
distance far length apart between 距离 距離 거리
route direction path navigation drive way 路线 方向 经路 ルート 道順 경로
near nearby nearest around close 附近 近く 근처
map 地图 地図 지도
within reach inside reachable 范围内
weather forecast 天气 天気 날씨
secret credential password token key 密钥 密码 凭证 秘密 パスワード 비밀번호
permission access role right grant allow authorize 权限 許可 権限 권한
vulnerability security threat risk cve 漏洞 安全 脆弱 보안 취약
login signin authenticate auth connect 登录 ログイン 로그인
queue job 队列 キュー 큐
channel room conversation 频道 群聊 チャンネル 채널
thread discussion conversation 主题 スレッド 스레드
reaction emoji react thumb 表情 リアクション 반응
tag label category 标签 タグ 라벨 태그
copy duplicate clone fork replicate 复制 コピー 복사
move transfer migrate relocate 移动 转移 移動 이동
rotate orientation turn landscape portrait 旋转 回転 회전
convert transform translate turn 转换 变换 変換 변환
translate language translation 翻译 翻訳 번역
compare diff difference 比较 比較 비교
validate check verify test lint inspect 验证 检查 校验 確認 検証 확인 검증
test spec check case 测试 テスト 테스트
environment env variable setting config configuration 环境 设置 配置 環境 設定 환경 설정
server host machine instance node 服务器 サーバー 서버
container pod docker image 容器 コンテナ 컨테이너
shell exec command terminal console 命令 コマンド 명령
cluster 集群 クラスタ 클러스터
function lambda serverless 函数 関数 함수
workflow pipeline automation process 流程 工作流 ワークフロー 워크플로
build compile ci 构建 ビルド 빌드
entity thing object node 实体 对象
relation relationship link association connect 关系 関係 관계
remember memory store save 记住 存储 保存 記憶 기억 저장
similar semantic vector embedding relevant 相似 類似 유사
rank rerank order sort reorder 排序 並べ替え 정렬
version revision release 版本 バージョン 버전
plan subscription tier 计划 プラン
question ask chat query 提问 質問 질문
explain describe detail info information about 说明 详情 説明 詳細 설명 상세
status state health progress 状态 进度 状態 상태
review approve approval feedback 审批 审核 承認 승인 검토
share invite collaborate 分享 邀请 共有 招待 공유 초대
stock inventory availability 库存 在庫 재고
shipping delivery shipment tracking 物流 配送 발송 배송
refund return chargeback 退款 返金 환불
sale revenue turnover 销售 売上 매출
leave vacation holiday absence 休假 请假 休暇 휴가
salary payroll payslip 工资 給与 급여
`;

/** Whole expressions for one word, and short forms for several. Written into the query before it is split. */
const shortForms: ReadonlyMap<string, string> = new Map([
  ['pr', 'pull request'],
  ['prs', 'pull requests'],
  ['mr', 'merge request'],
  ['k8s', 'kubernetes'],
  ['db', 'database'],
  ['psql', 'postgres sql'],
  ['pg', 'postgres'],
  ['dir', 'directory'],
  ['auth', 'authenticate'],
  ['env', 'environment'],
  ['config', 'configuration'],
  ['app', 'application'],
  ['apps', 'applications'],
  ['ad', 'advertisement'],
  ['cal', 'calendar'],
  ['info', 'information'],
  ['img', 'image'],
  ['msg', 'message'],
  ['msgs', 'messages'],
  ['repo', 'repository'],
  ['repos', 'repositories'],
  ['docs', 'documentation'],
  ['js', 'javascript'],
  ['ts', 'typescript'],
]);

interface Lexicon {
  /** Terms by term. */
  readonly related: ReadonlyMap<string, ReadonlySet<string>>;
  /** Words of unspaced scripts, longest first, and the English terms of their groups. */
  readonly glossary: readonly { readonly word: string; readonly terms: readonly string[] }[];
}

let lexicon: Lexicon | undefined;

/** Terms that mean nearly the same as a term. */
export function relatedTerms(term: string): ReadonlySet<string> {
  lexicon ??= createLexicon();
  return lexicon.related.get(term) ?? none;
}

const none: ReadonlySet<string> = new Set();

/** What a short form stands for, in words. */
export function longForm(word: string): readonly string[] {
  return shortForms.get(word)?.split(' ') ?? [];
}

/** English terms for the words of unspaced scripts that a query contains: one list per word found. */
export function translate(query: string): readonly (readonly string[])[] {
  lexicon ??= createLexicon();
  const found: (readonly string[])[] = [];
  let rest = query;
  for (const { word, terms } of lexicon.glossary) {
    if (!rest.includes(word)) continue;
    found.push(terms);
    rest = rest.replaceAll(word, ' ');
  }
  return found;
}

function createLexicon(): Lexicon {
  const related = new Map<string, Set<string>>();
  const glossary = new Map<string, Set<string>>();
  for (const line of groups.trim().split('\n')) {
    const words = line.split(' ').filter((word) => word !== '');
    const english = words.filter((word) => isAscii(word)).map(stem);
    const foreign = words.filter((word) => !isAscii(word));
    const terms = [...english, ...foreign.flatMap((word) => (plainWords(word).length === 1 ? indexTerms(word) : []))];
    for (const term of terms) addAll(related, term, terms);
    for (const word of foreign) addAll(glossary, word, english);
  }
  const words = [...glossary].map(([word, terms]) => ({ word, terms: [...terms] }));
  return { related, glossary: words.toSorted((left, right) => right.word.length - left.word.length) };
}

function addAll(map: Map<string, Set<string>>, key: string, values: readonly string[]): void {
  const known = map.get(key) ?? new Set();
  for (const value of values) if (value !== key) known.add(value);
  map.set(key, known);
}

function isAscii(word: string): boolean {
  return /^[a-z0-9]+$/.test(word);
}
