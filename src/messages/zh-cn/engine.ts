/** 训练、权重文件与检查点的语句。 */
export const engine = {
  'loss-without-output':
    '损失函数 {loss} 不适用于含 {units} 个单元、激活函数为 {activation} 的输出层：cross-entropy 需要 sigmoid 或 softmax，hinge 需要单个 linear 单元。',
  'no-output-layer': '最后一层必须是 dense 层，它的单元就是网络的输出。请在模型末尾添加一个。',
  'no-examples': '训练集中没有样本；请在 data 块中提供样本，或减小留出的比例。',
  'branch-epochs': '没有可供分支的轮次：网络描述有 {epochs} 轮，而该时刻在第 {epoch} 轮（从 0 数起）。请增大 epochs。',
  'branch-layers': '分支保留权重：网络描述有 {found} 个带权重的层，而它所来自的运行有 {expected} 个。',
  'branch-moment': '分支保留权重：该时刻的权重与网络描述各层的大小不同。',
  'branch-shapes': '分支保留权重：“{name}”在网络描述中是 {found}，在它所来自的运行中是 {expected}。',
  'goal-no-classes': '“{goal}”永远不会达到：数据没有类别，因而没有准确率。',
  'goal-no-set': '“{goal}”永远不会达到：数据没有这个集合。',
  'goal-no-units': '“{goal}”永远不会达到：只有 relu 一类激活函数的单元才会死亡。',
  'watch-missing':
    '提前停止所监视的 {watch} 在这份数据中不存在：测试集来自 holdout 或 test，验证集来自 validation，准确率只对类别数据有意义。请补充数据，或改为监视 train-cost。',
  'features-mismatch': '输入层“{name}”接收 {units} 个值，而数据有 {features} 个特征；请修改其中之一。',
  'outputs-mismatch': '输出层“{name}”有 {units} 个单元，而数据有 {outputs} 个目标值；请修改其中之一。',
  'classes-mismatch': '输出层“{name}”有 {units} 个单元，而数据的类别需要 {outputs} 个；请把单元数改为 {outputs}。',
  'memory-budget':
    '训练需要 {needed} 内存，而上限为 {limit}；其中大部分用于“{name}”层。请减小该层或批量大小；在 VS Code 中也可以提高设置 nnet.memoryLimit，命令行则始终使用该上限。',
  'weights-missing': '权重中没有“{name}”层：需要 {tensors}。请重命名该层，或使用与之对应的权重文件。',
  'weights-shape': '“{name}”层的权重形状为 {found}，而网络描述需要 {expected}；请使用由这些层训练得到的文件。',
  'weights-pipeline':
    '权重附带的数据流程有 {features} 个特征和 {classes} 个类别，而网络有 {inputs} 个输入，最后一层有 {units} 个单元；请使用训练这些权重时的规格。',
  'weights-metadata': '无法读取权重文件的元数据“{key}”；请重新训练，或从文件中删除该项。',
  'safetensors-truncated': '这个 {length} 字节的文件不是完整的 .safetensors 文件：长度与文件头不符。请重新复制或保存。',
  'safetensors-header': '该文件不是 .safetensors 文件：文件头不是该格式要求的 JSON。',
  'safetensors-tensor': '.safetensors 文件中的张量“{name}”已损坏：形状、类型与位置不一致。',
  'safetensors-type': '张量“{name}”的类型为 {type}；只能读取 F32 和 F64。请转换后再保存。',
  'checkpoint-corrupt': '检查点已损坏或来自其他版本；请开始新的训练。',
  'checkpoint-spec': '检查点对应的随机种子、网络层或训练设置与当前不同{changes}；请撤销修改，或开始新的训练。',
  'checkpoint-data': '检查点对应的是另一份数据{changes}；请恢复原来的数据，或开始新的训练。',
  'checkpoint-engine':
    '检查点由 {kind} 引擎以 {arithmetic} 运算训练，而现在将使用 {now} 引擎与 {nowArithmetic} 运算，结果会逐位不同；请用 --tier 或设置 nnet.engine.tier 选择原来的引擎，或开始新的训练。',
  'cosine-extended': '余弦学习率计划取决于总轮数，因此这次训练只能进行到第 {epochs} 轮；如需更多轮数，请开始新的训练。',
} as const satisfies Record<string, string>;
