import type { cli as english } from '../en/cli';

/** 命令行、磁盘文件与运行文件夹的语句。 */
export const cli: Record<keyof typeof english, string> = {
  'cli-usage': `NNet：设计、训练并读懂神经网络

用法：nnet 命令 文件 [选项]

  check 文件…        列出规格文件中的问题
  shapes 文件        每一层的形状和参数个数
  data 文件          数据如何读取，各列的内容，以及可疑之处
    --rows A..B      还列出这些行的 x 和 y，从 0 数起，不含 B
  train 文件         训练规格文件描述的网络
    --out 目录       本次运行的文件夹（默认：在规格文件旁的 .nnet-runs 下新建）
    --epochs N       训练的轮数，代替规格文件中的值
    --seed N         随机种子，代替规格文件中的值
    --resume 目录    继续该文件夹中的运行
    --threads N      训练所用的线程数（默认：取最快的线程数）
    --tier T         auto、A、B、C 或 reference：网络的计算方式（默认：auto）
    --every N        每隔多少轮记录一次（默认：整个运行约 200 条记录）
  predict 文件       网络对样本的输出
    --weights W      .safetensors 文件（必需）
    --data FILE      其他样本，格式与 file 可读取的相同（默认：规格文件自己的数据）
  gradcheck 文件     将反向传播与数值梯度相比较
    --weights W      .safetensors 文件（默认：训练开始时的权重）
    --epsilon E      差商步长的一半（默认：1e-5）
    --epsilon-curve N  另给出误差随 ε 的变化：从 1e-1 到 1e-12，每个数量级 N 个值
  inspect 文件       逐个数字地列出某层或某单元的 z = Wa + b 与 a = g(z)
    --weights W      .safetensors 文件（必需）
    --layer 名称     一个全连接层（必需）
    --unit K         该层的一个单元，从 0 数起
    --sample I       输入的训练样本，从 0 数起（默认：0）
    --data FILE      改用此文件中的样本，读取方式与 predict 相同
  explain 文件       逐个矩阵地展示一次更新：前向传播、代价、反向传播，以及优化器如何使用梯度
    --weights W      .safetensors 文件（默认：训练开始时的权重）
    --run 目录       用此文件夹中的运行代替权重
    --step N         运行的步，从 0 数起：第一次更新之前（默认：最后一步）
    --sample I       一个训练样本，从 0 数起（默认：0）
    --batch K        一个批次的训练样本，从 0 数起，按数据中的顺序
  replay 目录        运行在某一步时的状态，逐位相同
    --step N         步，从 0 数起（必需）
    --out W          把该步的权重写入此 .safetensors 文件
  derive 文件        此网络前向与反向传播的公式，每个都与数值核对
    --weights W      .safetensors 文件（默认：训练开始时的权重）
    --out F          把文档写入此 Markdown 文件
    --locale L       en 或 zh-cn（默认：环境的语言）
  health 文件        哪些单元相同、死亡或饱和，原因以及补救办法
    --weights W      .safetensors 文件（默认：训练开始时的权重）
    --run DIR        用此文件夹中的运行代替权重
    --step N         该运行的步数，从 0 开始：第一次更新之前（默认：最后一步）
  results 文件       混淆矩阵、各类别的指标、ŷ 的可靠性，以及错误而最有把握的样本
    --weights W      .safetensors 文件（默认：训练开始时的权重）
    --run DIR        用此文件夹中的运行代替权重：它结束时的权重
    --step N         改用该运行的这一步，从 0 开始：第一次更新之前
    --set S          train、validation 或 test（默认：数据所具有的最后一个）
  collapse 文件      一叠线性层所计算的那一层，以及用它代替后输出的差别
    --weights W      .safetensors 文件（默认：训练开始时的权重）
  xor                N 个输入的异或，深的与宽的：构造、计数，并在每个输入上检验
    --inputs N       输入的个数（必需）
    --shape S        tree、wide 或 terms（默认：全部）
    --gates G        threshold 或 relu：隐藏单元计算什么（默认：threshold）
    --epochs N       另外用随机权重训练同样的各层，训练这么多轮
    --out F          把该形状的规格写入此文件，权重写在旁边
  landscape 文件     参数平面上的代价：等高线、训练的路径、最低点
    --run 目录       该文件夹中运行的路径（默认：在内存中训练）
    --steps N        该训练的步数（默认：规格的步数，至多 1000）
    --plane P        parameters，或 path：沿路径的两个主方向（默认：单个单元时为 parameters）
    --parameters AB  单个单元的网络中变化的两个参数，如 "w1 b"（默认：w 和 b，或 w1 和 w2）
    --cost C         只要 squares 或 cross-entropy（默认：输出允许时两者都有）
  race 文件          几个优化器从同一起点、以同样的批次比赛
    --runner R       规格写法的优化器，如 "adam lr=0.05"（必需；每个优化器一次）
    --steps N        每个优化器的步数（必需）
    --to 代价        报告何时达到的代价（默认：接近最好的终点）

各命令通用：--format json 供程序读取，--help，--version`,
  'cli-command-unknown': '没有“{command}”这个命令；可用的命令有 {commands}。',
  'cli-command-near': '没有“{command}”这个命令；是不是想写“{near}”？可用的命令有 {commands}。',
  'cli-option-unknown': '“{command}”没有选项“{option}”；用 nnet --help 查看可用的选项。',
  'cli-option-near': '“{command}”没有选项“{option}”；是不是想写“{near}”？',
  'cli-option-value': '“{command}”的选项“{option}”需要一个值。',
  'cli-option-whole': '{option} 需要不小于 {least} 的整数，而不是“{text}”。',
  'cli-option-rows': '{option} 需要两个整数，例如 0..100，而不是“{text}”。',
  'cli-option-range': '{option} 需要 {least} 到 {most} 的整数，而不是“{text}”。',
  'cli-option-positive': '{option} 需要大于 0 的数，而不是“{text}”。',
  'cli-option-twice': '{option} 出现了两次；请只写一次。',
  'cli-option-choice': '{option} 只能是 {choices} 之一，而不是“{text}”。',
  'cli-option-required': '“{command}”需要选项 {option}。',
  'cli-option-clash': '{first} 与 {second} 不能同时使用；请只给其中一个。',
  'cli-file-required': '“{command}”需要一个文件：nnet {command} 文件。',
  'cli-file-one': '“{command}”只接受一个文件；“{extra}”是多余的。',
  'cli-file-none': '“{command}”不读取文件；“{extra}”是多余的。',
  'cli-defect': 'NNet 自身出现了缺陷：{detail}。请连同下面几行一起报告。',
  'cli-output': '无法写入标准输出或标准错误：系统报告 {reason}。请腾出空间，或换一个位置。',
  'cli-spec-empty': '文件是空的；规格文件以“nnet 1”开头。',
  'cli-spec-invalid-utf8': '文件不是 UTF-8 文本：第 {at} 个字节不属于任何字符。请以 UTF-8 保存。',
  'cli-spec-other-nnet': '这是神经网络验证所用的 NNet 格式，不是规格文件；请在编辑器中打开查看。',
  'cli-no-problems': '{file}：没有问题',
  'cli-check-unexamined':
    '数据共有 {cells} 个单元格，超过 {most} 个，因此 check 没有查找泄漏、重复等问题。要查找请运行 nnet data {file}。',
  'cli-unexamined':
    '没有查找泄漏、重复等问题：连同样本共需 {needed} MB 内存，超过允许的 {limit} MB；请改用较小的文件。',
  'cli-parameters': '共 {count} 个参数',
  'cli-verification': '{file}：神经网络验证所用的 NNet 格式，不检查规格问题',
  'cli-train-start': '{file}：{parameters} 个参数，{examples} 个训练样本，{epochs} 轮，种子 {seed}',
  'cli-train-resume': '从第 {epoch} 轮继续',
  'cli-train-early': '提前停止：{watch} 已连续 {patience} 轮没有改善。',
  'cli-train-restored': '已恢复最佳权重：最后的数值与权重都属于第 {epoch} 轮。',
  'cli-train-finished': '在第 {epoch} 轮完成，训练用时 {seconds} 秒（每秒 {rate} 个样本）。',
  'cli-train-stopping': '{file}：当前批次完成后停止并保存；批次耗时过长则放弃该批次。再次中断将立即结束。',
  'cli-train-branch': '从运行 {run} 的第 {step} 步分支',
  'cli-train-reached': '在第 {step} 步（第 {epoch} 轮）达到：{goal}。',
  'cli-train-reached-value': '在第 {step} 步（第 {epoch} 轮）达到：{goal}（现为 {value}）。',
  'cli-train-reached-dead': '在第 {step} 步（第 {epoch} 轮）达到：“{layer}”的第 {unit} 个单元已死亡。',
  'cli-train-missed': '直到最后一轮（第 {epoch} 轮）都没有达到：{goals}。',
  'cli-until':
    '--until 需要“cost<0.25”“accuracy>0.9”“gradient<0.001”“dead”“600 batches”或“20 epochs”这样的目标，而不是“{text}”。',
  'cli-train-stopped': '在第 {epoch} 轮停止；要继续，请运行：nnet train {file} --resume {folder}',
  'cli-train-diverged':
    '在第 {epoch} 轮发散：层“{layer}”的 {tensor} 最先不再是有限的数。最后一组有限的权重已保留。请减小 lr，或缩放数据。',
  'cli-train-exploded':
    '已发散：第 {epoch} 轮的代价是开始时（或取常数时）的 {factor} 倍。请减小 lr，或缩放数据（scale standard）。',
  'cli-expect-pass': '期望 {name} {bounds}：达到，{actual}',
  'cli-expect-fail': '期望 {name} {bounds}：未达到，{actual}',
  'cli-expect-none': '没有这个值',
  'cli-epoch': '第 {epoch} 轮',
  'cli-train-cost': '训练代价 {cost}',
  'cli-validation-cost': '验证代价 {cost}',
  'cli-test-cost': '测试代价 {cost}',
  'cli-accuracy': '准确率 {accuracy}',
  'cli-reading': '正在读取数据',
  'cli-left': '还需 {seconds} 秒',
  'cli-engine-older': 'Node {node} 运行编译后的网络时没有融合乘加；Node 24 或更新版本的训练速度可达三倍。',
  'cli-engine-float64': '由参考引擎训练：编译引擎只计算 float32。',
  'cli-engine-hidden-softmax': '由参考引擎训练：编译引擎只支持最后一层使用 softmax。',
  'cli-engine-softmax-loss': '由参考引擎训练：编译引擎中 softmax 只能与 cross-entropy 搭配。',
  'cli-engine-output-dropout': '由参考引擎训练：编译引擎不支持最后一层之后的 dropout。',
  'cli-engine-negative-slope': '由参考引擎训练：编译引擎不支持 leaky-relu 的负斜率。',
  'cli-engine-address-space': '由参考引擎训练：编译引擎最多寻址 4 GB。',
  'cli-engine-no-memory': '由参考引擎训练：系统没有给编译引擎的内存留出地址空间；请提高限制（ulimit -v）。',
  'cli-weights': '权重：{path}',
  'cli-gradcheck-tensor': '张量',
  'cli-gradcheck-error': '相对误差',
  'cli-gradcheck-largest': '最大差值',
  'cli-gradcheck-checked': '已检查',
  'cli-gradcheck-skipped': '因折点跳过',
  'cli-gradcheck-kink':
    '在 ±ε 之内，{layer} 的第 {unit} 个单元的 z 在训练样本 {example} 上越过 0（从 {below} 到 {above}）：因此有 {entries} 个元素不作比较。（单元和样本从 0 数起。）',
  'cli-gradcheck-kink-loss':
    '在 ±ε 之内，{layer} 的第 {unit} 个输出在训练样本 {example} 上越过损失函数的折点（从 {below} 到 {above}）：因此有 {entries} 个元素不作比较。（输出和样本从 0 数起。）',
  'cli-gradcheck-kinks-more': '±ε 之内还有 {count} 个折点。',
  'cli-gradcheck-epsilon': 'ε',
  'cli-gradcheck-best': '误差在 ε = {epsilon} 处最小。',
  'cli-gradcheck-truncation': 'ε 更大时是截断误差：约为 {factor}·ε²。',
  'cli-gradcheck-cancellation': 'ε 更小时是相消误差：约为 {factor}/ε。',
  'cli-gradcheck-passed': '梯度一致：相对误差 {error}。',
  'cli-gradcheck-failed': '梯度不一致：相对误差 {error}，大于 {limit}。',
  'cli-layer-unknown': '规格文件中没有名为“{name}”的全连接层；已有 {names}。',
  'cli-data-generated': '生成的数据：{columns} 列，{rows} 行。',
  'cli-rmse': 'RMSE {rmse}',
  'cli-train-rmse': '训练 RMSE {rmse}',
  'cli-validation-rmse': '验证 RMSE {rmse}',
  'cli-test-rmse': '测试 RMSE {rmse}',
  'cli-r2': 'R² {r2}',
  'cli-inspect-predicted': '以目标的单位表示：{values}。',
  'cli-class-weights': '类别权重：{weights}。',
  'cli-data-sets': '样本：训练 {train}，测试 {test}，略去 {dropped}。',
  'cli-data-sets-validation': '样本：训练 {train} 个，验证 {validation} 个，测试 {test} 个，舍去 {dropped} 个。',
  'cli-data-name': '列',
  'cli-data-kind': '类型',
  'cli-data-role': '用途',
  'cli-data-range': '范围',
  'cli-data-mean': '均值 ± 标准差',
  'cli-data-missing': '缺值',
  'cli-data-number': '数',
  'cli-data-category': '类别',
  'cli-data-ignored': '不使用',
  'cli-data-feature': '特征',
  'cli-data-target': '目标',
  'cli-data-none': '—',
  'cli-data-hidden': '另有 {columns} 列未列出；{option} 列出全部。',
  'cli-data-values': '{count} 个值',
  'cli-pipeline-refitted': '权重没有说明其数据如何读取和缩放；已按规格所指的数据重新拟合。',
  'cli-data-changed': '数据不是权重训练时的数据；仍按当时的方式读取和缩放。',
  'cli-columns-ignored': '{file}：网络不使用列 {names}。',
  'cli-own-data-missing': '“{path}”不存在；请检查名称和所在的文件夹，或用 {option} 给出含有样本的文件。',
  'cli-lines-skipped': '{file}：与训练文件一样，跳过表格前的 {lines} 行：“{text}”。',
  'cli-sample-range-file': '文件有 {examples} 个样本，从 0 数起，所以没有样本 {sample}。',
  'cli-unit-range': '层“{name}”有 {units} 个单元，从 0 数起，所以没有单元 {unit}。',
  'cli-sample-range': '共有 {examples} 个训练样本，从 0 数起，所以没有样本 {sample}。',
  'cli-step-before': '此运行是从第 {begins} 步开始的分支：第 {step} 步属于它所来自的运行。',
  'cli-step-range': '此运行共有 {steps} 步，所以没有第 {step} 步。',
  'cli-option-with': '{option} 需要与 {needed} 同用。',
  'cli-replay-missed': '从第 {from} 步到运行的最后一步（第 {last} 步）都没有达到：{goals}。',
  'cli-replay-moments': '该次运行保存了 {count} 个可返回的时刻，占用磁盘 {size} MB。',
  'cli-replay-hash': '第 {step} 步权重的 SHA-256：{hash}',
  'cli-results-bin': 'ŷ',
  'cli-results-class': '类别',
  'cli-results-errors': '期望校准误差 {ece}，Brier 分数 {brier}。',
  'cli-results-example': '样本',
  'cli-results-examples': '样本数',
  'cli-results-matrix': '真实 ↓ 预测 →',
  'cli-results-mean': 'ŷ 的平均值',
  'cli-results-most-sure': '错误而最有把握（样本从 0 数起）：',
  'cli-results-numbers': '此规格文件的目标是数值而不是类别，因此没有混淆矩阵；nnet predict 可给出 ŷ。',
  'cli-results-observed': '实际频率',
  'cli-results-precision': '精确率',
  'cli-results-predicted': '预测',
  'cli-results-recall': '召回率',
  'cli-results-set': '数据没有“{set}”集；有：{sets}。',
  'cli-results-true': '真实',
  'cli-results-wrong': '{set}：{count} 个样本中有 {wrong} 个错误，准确率 {accuracy}。',
  'cli-health-layer': '层',
  'cli-health-step': '该次运行的第 {step} 步：',
  'cli-health-tied': '相同',
  'cli-health-dead': '死亡',
  'cli-health-saturated': '饱和',
  'cli-health-deltas': '样本 {example} 的 dz：',
  'cli-health-proof': '来自输入 {input} 的 dW：',
  'cli-health-remedies': '补救：{list}',
  'cli-derive-written': '{path}：{formulas} 个公式，最大相对误差 {error}',
  'cli-derive-wrong': '公式 {formula} 的误差为 {error}，大于 {limit}。',
  'cli-collapse-stack': '{layers} 合起来就是一层，g = {activation}：',
  'cli-collapse-none': '没有可以合并的层：除最后一层外，每一层之后的 g 都不是线性的。',
  'cli-collapse-difference': '用一层代替每一叠线性层后，{examples} 个样本的输出最多相差 {difference}。',
  'cli-xor-title': '{inputs} 个输入的异或；真值表有 {rows} 行。',
  'cli-xor-shape': '形状',
  'cli-xor-gates': '门',
  'cli-xor-units': '单元',
  'cli-xor-carriers': '传递单元',
  'cli-xor-layers': '层',
  'cli-xor-widths': '各层宽度',
  'cli-xor-parameters': '参数',
  'cli-xor-connections': '连接',
  'cli-xor-wrong': '错误的行',
  'cli-xor-trained':
    '{shape}：用 tanh 单元从 {seeds} 个随机起点训练，每次 {epochs} 轮：全部行都正确的有 {right} 次；准确率为 {accuracies}。',
  'cli-xor-written': '已写入：{files}',
  'xor-ask-inputs': '多少个输入的异或？',
  'xor-ask-shape': '{inputs} 个输入，用哪种形状？',
  'xor-ask-gates': '隐藏单元计算什么？',
  'xor-shape-tree': '两值异或的树',
  'xor-shape-wide': '一个对 1 计数的隐藏层',
  'xor-shape-terms': '一个由“与”项组成的隐藏层',
  'xor-counts': '{units} 个单元，{layers} 层',
  'xor-gates-threshold': '阈值：0 或 1，即非常陡的 sigmoid',
  'xor-gates-relu': 'relu',
  'xor-theorem-tree':
    '{pairs} 个两值异或，每个用三个与、或、非门，而且不能更少（Schnorr 1974）；层数随 log₂ n 增长。若层数固定，这类门的个数比 n 的任何次幂增长得都快（Furst、Saxe 与 Sipser 1981；Ajtai 1983；Håstad 1986）。',
  'xor-theorem-wide':
    '会把输入相加的单元就能计数：一个隐藏层中 {inputs} 个阈值单元或 relu 单元就够了。关于与、或、非门的定理没有谈到这种单元，所以异或不能证明它们需要深度。',
  'xor-theorem-terms':
    '写成若干“与”的“或”时，需要 2^(n−1) = {terms} 项：缺少某个输入的项在只有该输入不同的两行上都是 1，而异或只在其中一行上是 1。所以每一项只管一行。',
  'cli-batch-range': '共有 {batches} 个批次，从 0 数起，所以没有批次 {batch}。',
  'cli-explain-forward': '前向传播',
  'cli-explain-cost': '代价',
  'cli-explain-backward': '反向传播',
  'cli-explain-update': '更新：α = {rate}，梯度的范数为 {norm}',
  'cli-explain-clipped': '梯度被裁剪：乘以 {factor}。',
  'cli-explain-after': '更新前这些样本的代价为 {before}，更新后为 {after}。',
  'cli-inspect-unit': '{layer}，单元 {unit}，样本 {sample}：z = {z}，a = {activation}(z) = {a}，斜率 {slope}',
  'cli-inspect-layer': '{layer}，样本 {sample}：z = Wa + b，a = {activation}(z)',
  'cli-input': '输入',
  'cli-unit': '单元',
  'path-missing': '“{path}”不存在；请检查名称和所在的文件夹。',
  'path-folder': '“{path}”是文件夹；这里需要文件。',
  'path-not-folder': '“{path}”不是文件夹而是文件；请换一个位置，或把该文件移走。',
  'path-denied': '无法使用“{path}”：没有权限。请取得权限，或换一个文件夹。',
  'path-read-only': '“{path}”位于只读的磁盘上。请把网络描述移到可写的文件夹，或允许在此写入。',
  'path-not-regular': '“{path}”不是普通文件，而是设备或管道；这类文件不会被读取。',
  'path-failed': '无法使用“{path}”：系统报告 {reason}。',
  'file-changed': '“{path}”在读取过程中被修改；请在文件写完后重新读取。',
  'file-too-large': '“{path}”有 {size} MB；最多读取 {limit} MB。',
  'disk-full': '磁盘已满，“{path}”没有写入；原有内容未受影响。请腾出空间后继续。',
  'write-short': '“{path}”共 {size} 字节，只写入了 {written} 字节；原有内容未受影响。',
  'run-folder-taken': '“{path}”中已经有一次运行；请换一个文件夹，或用 --resume 继续该运行。',
  'run-folder-not-empty': '“{path}”不是空的；请为运行指定新的或空的文件夹。',
  'run-folder-link': '“{path}”是符号链接；不会经由链接读写运行。',
  'run-file-missing': '“{path}”中没有运行：缺少 run.json。',
  'run-file-damaged': '“{path}”不是 NNet 写出的文件；请恢复它，或开始新的运行。',
  'run-no-checkpoint': '这次运行没有可以继续的检查点；请开始新的运行。',
  'run-engine-changed': '这次运行由引擎 {trained} 训练，而现在是引擎 {now}，两者的结果可能有差别；请开始新的运行。',
  'run-engine-other':
    '这次运行由 {kind} 引擎以 {arithmetic} 运算训练，而 {tier} 档的结果会逐位不同；请不要指定档位，或开始新的运行。',
  'run-arithmetic-missing':
    '这次运行使用了融合乘加，而本机或其 Node 没有这一功能；请在 Node 24 或更新版本下继续，或开始新的运行。',
  'tier-missing':
    '{tier} 档需要 WebAssembly 的融合乘加，而本机或其 Node 没有这一功能；请改用 C 档或 auto（VS Code 中的设置 nnet.engine.tier），或使用 Node 24 及更新版本。',
  'run-no-disk': '这里没有磁盘，无法保存运行。',
  'train-not-prepared': '还没有准备好：要先读取数据，才能训练或查看。',
  'train-running': '训练已经在进行。',
  'train-not-running': '没有正在进行的训练；请先开始训练。',
  'train-over': '这次运行已经结束，状态为“{status}”；请开始新的运行。',
  'train-example-range': '{set} 集有 {count} 个样本，所以没有样本 {index}。',
  'train-example-size': '网络需要 {expected} 个值，而不是 {actual} 个。',
  'train-unit-range': '位置 {position} 的层有 {units} 个单元，所以没有单元 {unit}。',
  'train-layer-range': '网络在位置 {position} 没有层。',
  'train-killed': '一个批次耗时太长，训练在中途被终止；最后的检查点已保留。',
  'file-not-given': '规格文件提到的文件“{path}”没有交给引擎。',
};
