import type { data as english } from '../en/data';

export const data: Record<keyof typeof english, string> = {
  'data-none': '网络描述中没有 data 块；请添加一个，用 `file` 指定样本文件，或用 `generate` 生成样本。',
  'data-no-output': '模型中没有 dense 层，目标值无处可对应；请添加，例如 dense output 1 sigmoid。',
  'data-test-and-holdout': 'data 块中同时有 test 和 holdout；请只保留用来提供测试集的那一个。',
  'data-file-missing': '找不到数据文件“{path}”；路径是相对于 .nnet 文件的。',
  'data-memory':
    '这些样本需要 {needed} MB 内存，超过允许的 {limit} MB；请减少 samples、features 或 classes，或改用较小的文件；在 VS Code 中也可以提高设置 nnet.memoryLimit。',
  'data-inputs-mismatch':
    '数据“{data}”有 {features} 个特征，而输入层接收 {inputs} 个值；请写 input {features}，或用 features= 选择列。',
  'data-inputs-left-out':
    '数据“{data}”有 {features} 个特征，而输入层有 {inputs} 个值；请写 input {features}。第 {left} 列没有名称，只是行号或全空，已略去；若要使用，请在 features= 中按列号写出。',
  'data-test-features': '测试集有 {test} 个特征，训练集有 {train} 个；两者必须相同。',
  'data-stratify-numbers': '{node} stratify 需要类别，而目标是数值；请去掉 stratify。',
  'data-scale-target-classes':
    'scale-target 用于数值目标（损失为 mse 或 mae）；这里的目标是类别或概率，请去掉 scale-target。',
  'data-scale-target-overflow':
    '目标“{column}”无法缩放：其值从 {least} 到 {largest}，过大或彼此过于接近，超出运算范围。请去掉 scale-target，或换一个单位表示目标。',
  'data-weights-numbers': 'class-weights 需要类别，而目标是数值；请去掉 class-weights。',
  'data-weights-count':
    'class-weights 给出了 {weights} 个数，而目标有 {classes} 个类别（{names}）；请按此顺序为每个类别写一个数。',
  'data-weights-absent':
    '训练集中没有类别“{name}”的样本，class-weights balanced 无法为它定权；请补充样本，减小 holdout 或加上 stratify，或为每个类别写一个数。',
  'data-weights-nothing':
    '某个集合中的样本全都属于权重为 0 的类别，因而没有代价；请在 class-weights 中给这些类别更大的权重。',
  'data-holdout-empty':
    '对 {examples} 个样本使用 holdout {fraction}，训练集将剩 {train} 个，测试集将有 {test} 个；两者都至少需要一个，请更改比例。',
  'data-validation-empty':
    '对 {examples} 个样本使用 validation {fraction}，训练集将剩 {train} 个，验证集将有 {validation} 个；两者都至少需要一个，请更改比例。',
  'data-shares-empty':
    '对 {examples} 个样本使用 holdout 和 validation，训练集将剩 {train} 个，验证集将有 {validation} 个，测试集将有 {test} 个；每个集都至少需要一个，请更改比例。',
  'data-scale-overflow':
    '列“{column}”无法缩放：其值从 {least} 到 {largest}，过大或彼此过于接近，超出运算范围。请在 features= 中去掉该列，或选择另一种 scale。',
  'data-column-empty': '列“{column}”在所有样本中都没有值，既无从学习，也无从填补；请用 exclude= 去掉该列。',
  'data-classes-mismatch':
    '目标“{target}”有 {classes} 个类别（{names}），而层“{layer}”有 {units} 个单元；请把单元数改为 {classes}。',
  'data-softmax-one-unit': '层“{layer}”只有一个单元却用 softmax，输出永远是 1；请改用 sigmoid，或用 2 个单元区分两类。',
  'data-amounts-as-classes':
    '一个单元只能区分两类，而目标“{target}”有 {classes} 个值（{names}）；若是类别，请给层“{layer}” {classes} 个单元和 softmax；若是数量，请让该层用 linear，并写 loss mse。',
  'data-classes-alike':
    '目标“{target}”有 {classes} 个类别（{names}），但不计大小写、全半角和空格时只有 {count} 个（{groups}）。请在文件中统一写法（用电子表格或编辑器的查找和替换即可）；如果它们确实是不同的类别，请将层“{layer}”设为 {classes} 个单元并使用 softmax。',
  'data-two-classes':
    '一个单元只能区分两个类别，而目标“{target}”有 {classes} 个（{names}）；请把层“{layer}”改为 {classes} 个单元并使用 softmax。',
  'data-one-class': '所有样本的目标“{target}”都相同（{names}），没有可区分的内容；请加入其他类别的样本。',
  'data-unknown-class':
    '测试集的“{target}”中出现了训练集没有的类别“{value}”；训练集的类别为 {names}。请改正该单元格，删除此行，或在训练集中加入此类别的样本。',
  'data-unknown-class-alike': '测试集的“{target}”中出现了类别“{value}”，训练集中写作“{alike}”；请在两处统一写法。',
  'data-targets-mismatch': '有 {targets} 个目标列（{names}），而层“{layer}”有 {units} 个单元；两个数目必须相等。',
  'data-target-text':
    '目标“{column}”的值是“{value}”；有多个目标列时，目标必须是数值。请只指定一个类别列，或把此列改为数值。',
  'data-target-range':
    '目标“{column}”的值是 {value}；使用 cross-entropy 时，目标必须在 0 和 1 之间。其他数值请使用 loss mse。',
  'data-target-sum': '该样本的目标之和为 {sum}；softmax 之后的目标之和必须为 1。',
  'data-encoding': '此处的文本不是 {encoding} 编码。请用 encoding= 写出文件的编码，或将其另存为 UTF-8。',
  'data-utf-16':
    '该文件是 {encoding}，不是 {given}：几乎每隔一个字节就是零。请写 encoding={encoding}，或去掉 encoding=。',
  'data-binary': '这不是文本文件（第 {at} 个字节为零）；表格须为 UTF-8 编码的 CSV 或 TSV。',
  'data-not-utf8':
    '该文件不是 UTF-8 编码：第 {at} 个字节不构成任何字符。请另存为 UTF-8，或写出其编码，可能是 encoding={encoding}。',
  'data-empty-file': '文件为空；需要一行表头，并且每个样本占一行。',
  'data-only-header': '文件只有表头，没有样本；如果这一行就是样本，请写 header=#false。',
  'data-line-too-long': '这一行超过 {limit} MB，不像是表格；请检查文件是否正确，并且每个样本占一行。',
  'data-delimiter': '“{delimiter}”不能用来分隔列；delimiter= 须为一个字符，且不能是引号或换行符。',
  'data-quotes': '此处开始的带引号单元格没有正确结束；请用 " 结束，单元格内部的 " 写作 ""。',
  'data-first-line':
    '第一行有 {first} 个单元格，第 {line} 行有 {cells} 个；如果前面的内容是标题或注释，请加上 skip={skip}，或者用 comment= 写明注释开头的字符。',
  'data-names-below':
    '列名在第 {line} 行；如果前面的内容是标题或注释，请加上 skip={skip}，或者用 comment= 写明注释开头的字符。',
  'data-header-cell':
    '这一行看起来是样本，但第 {column} 列是“{value}”，而其他行在此列是数字或日期；请改正该单元格并写 header=#false；如果这一行是列名，请写 header=#true。',
  'data-header-unsure':
    '这一行（{values}）可能是列名，因为其中的数字与下面各行不同；若是列名请写 header=#true，若是样本请写 header=#false。',
  'data-ragged-row': '这一行有 {cells} 个单元格，而表格有 {columns} 列；请增减单元格，或给含有分隔符的单元格加引号。',
  'data-duplicate-column': '第 {first} 列和第 {second} 列同名，都叫“{name}”；请在表头中给其中一列改名。',
  'data-duplicate-feature':
    '第 {first} 列和第 {second} 列同名，都叫“{name}”；请在表头中给其中一列改名，或用 exclude= 去掉这两列。',
  'data-header-numbers':
    '第一行全是数字（第 {first} 列和第 {second} 列都是 {name}），看起来是样本而不是表头；请写 header=#false。',
  'data-one-column': '表格只有一列“{name}”；如果单元格之间另有分隔符，请用 delimiter= 写出，例如 delimiter="~"。',
  'data-one-column-marked': '表格只有一列“{name}”；如果“{mark}”是单元格之间的分隔符，请加 delimiter="{mark}"。',
  'data-column-meant': '没有名为“{name}”的列；您是不是想写“{meant}”？',
  'data-column-unknown': '没有名为“{name}”的列；现有的列为 {names}。',
  'data-column-number': '没有列“{name}”；没有表头时，列按 1 到 {columns} 编号。',
  'data-column-no-header':
    '没有名为“{name}”的列，而第一行（{names}）看起来是样本；如果文件没有表头，请写 header=#false，并用编号指定列。',
  'data-column-twice': '列“{name}”在 target= 和 features= 中出现了两次；请只写一次。',
  'data-column-blocks': '两个 column 块（{first} 和 {column}）针对同一列“{name}”；请只写一个。',
  'data-target-ignored': '列“{name}”是目标，不能忽略；请在它的块中去掉 kind=ignore，或在 target= 中写另一列。',
  'data-target-scale':
    '列“{name}”是目标，它的块中不能写 scale={scale}；请去掉；如果目标是需要缩放的数字，请在 data 块中写 scale-target。',
  'data-target-filled':
    '列“{name}”是目标，不会填补；请在它的块中写 missing=drop 或 missing=error，而不是 missing={missing}。',
  'data-target-category':
    '列“{name}”是多个目标之一，它们必须是数字；请在它的块中去掉 kind=category，或在 target= 中只写这一列。',
  'data-target-needed': '没有说明要预测哪一列；请添加 target= 并写出列名，最可能是“{best}”。现有的列为 {names}。',
  'data-no-features': '没有剩下可用来预测的列；请在 target= 和 exclude= 中少写几列。',
  'data-arrays-in-table': 'x= 和 y= 用于指定 NPZ 和 HDF5 文件中的数组；对表格请使用 target= 和 features=。',
  'data-missing-cell':
    '列“{column}”在此处缺值；请补上，或写 missing=drop 略去这样的行，或写 missing=mean、missing=median 用该列的均值、中位数代替。',
  'data-missing-cell-mark':
    '列“{column}”在此处是“{value}”，表示缺值；请补上，或写 missing=drop 略去这样的行，或写 missing=mean、missing=median 用该列的均值、中位数代替。其他标记可用 missing-as= 指定。',
  'data-missing-number':
    '列“{column}”在此处缺值，而 missing=own-class 只用于文本；请为该列写 missing=mean 或 missing=median。',
  'data-missing-number-mark':
    '列“{column}”在此处是“{value}”，表示缺值，而 missing=own-class 只用于文本；请为该列写 missing=mean 或 missing=median。',
  'data-missing-text':
    '文本列“{column}”在此处缺值；请补上，或写 missing=drop、missing=most-frequent（最常见的文本）或 missing=own-class（自成一类）。',
  'data-missing-text-mark':
    '文本列“{column}”在此处是“{value}”，表示缺值；请补上，或写 missing=drop、missing=most-frequent（最常见的文本）或 missing=own-class（自成一类）。',
  'data-missing-target': '目标“{column}”在此处缺值；请补上，或写 missing=drop 略去这样的行。',
  'data-missing-target-mark': '目标“{column}”在此处是“{value}”，表示缺值；请补上，或写 missing=drop 略去这样的行。',
  'data-all-dropped': '{rows} 行都有缺值，missing=drop 之后一行不剩；请用 features= 选择列，或使用 missing=mean。',
  'data-not-number':
    '列“{column}”的值“{value}”不是数字；请加 encode=one-hot 使其中的文本成为类别，或用 exclude= 去掉该列。',
  'data-text-unlike':
    '列“{column}”的值“{value}”不是数字，而该列在训练集中是数字；请改正这些单元格，或在训练集处用 exclude= 去掉该列。',
  'data-texts-unlike':
    '有 {columns} 列是文本，而在训练集中是数字：{names}；请改正这些单元格，或在训练集处用 exclude= 去掉这些列。',
  'data-line-of-texts': '此行在所有数值列中都是文字（{values}），像是列名、单位或说明；如果它不是样本，请删除它。',
  'data-line-of-texts-marked':
    '此行在所有数值列中都是文字（{values}），像是列名、单位或说明；如果它不是样本，请删除它，或写 missing-as="{marks}" 和 missing=drop 将其舍去。',
  'data-text-among': '列“{column}”的数字中有“{value}”；请改正该单元格；如果它表示缺值，请写 missing-as="{value}"。',
  'data-target-among':
    '目标“{column}”的数字中有“{value}”；请改正该单元格；如果它表示缺值，请写 missing-as="{value}"，并用 missing=drop 略去这样的行。',
  'data-class-among':
    '目标“{column}”的数字中有“{value}”，因此共有 {classes} 个类别（{names}），而层“{layer}”有 {units} 个单元。请改正该单元格，或写 missing-as="{value}" 并用 missing=drop 略去这样的行；如果它是一个类别，请给该层 {classes} 个单元和 softmax。',
  'data-target-names':
    '目标“{column}”的值“{value}”不是损失函数所需的数字；请在单元格中只留数字；如果这些是类别名称，请写 loss cross-entropy，并让输出层用 sigmoid（两类）或 softmax。',
  'data-target-empty': '目标“{column}”在所有样本中都没有值；请用 target= 指定另一列。',
  'data-more-faults': '另有 {count} 处单元格错误；请先改正以上各处。',
  'data-cells': '这样的单元格共有 {count} 个，在第 {lines} 行。',
  'data-cells-first': '这样的单元格共有 {count} 个，最前面的在第 {lines} 行。',
  'data-cells-unplaced': '这样的单元格共有 {count} 个。',
  'data-text-columns':
    '有 {columns} 列是文本而不是数字：{names}。请写 encode=one-hot 使其成为类别，或用 exclude= 去掉这些列。',
  'data-missing-columns':
    '有 {columns} 列缺值：{names}。请写 missing=most-frequent、missing=mean 或 missing=median 补上，或写 missing=drop 略去这样的行。',
  'data-missing-numbers':
    '有 {columns} 列数字缺值：{names}；missing=own-class 只用于文本。请为每一列各写一个块，例如 column NAME missing=mean（或 missing=median）。',
  'data-decimal-point': '列“{column}”的值是“{value}”；若句点是小数点，请加 decimal="."。',
  'data-comma-decimal':
    '列“{column}”的值是“{value}”；若逗号是小数点，请加 decimal=","；若逗号是三位分组符号，请加 thousands=","。',
  'data-comma-thousands':
    '列“{column}”的值是“{value}”；若逗号是三位分组符号，请加 thousands=","；若逗号是小数点，请加 decimal=","。',
  'data-decimal-comma': '列“{column}”的值是“{value}”；若逗号是小数点，请加 decimal=","。',
  'data-decimal-mixed': '列“{column}”的值“{value}”与其他数字的小数点写法不同；请改为与其他数字一致。',
  'data-thousands-mixed': '列“{column}”的值“{value}”与已写明的三位分组符号“{present}”不同；请改为一致的写法。',
  'data-thousands': '列“{column}”的值是“{value}”；若“{mark}”是三位分组符号，请加 thousands="{mark}"。',
  'data-thousands-decimal':
    '列“{column}”的值是“{value}”；若“{mark}”是三位分组符号、“{decimal}”是小数点，请加 decimal="{decimal}" thousands="{mark}"。',
  'data-not-grouped':
    '列“{column}”的值是“{value}”，而 thousands= 表示“{mark}”是三位分组符号；请改正该单元格；若“{mark}”是小数点，请去掉 thousands=。',
  'data-date': '列“{column}”的值是“{value}”，是日期或时间而不是数字；请改为数字（例如天数），或用 exclude= 去掉该列。',
  'data-target-date': '目标“{column}”的值是“{value}”，是日期或时间而不是数字；请改为数字，例如从第一天算起的天数。',
  'data-amount':
    '列“{column}”的值是“{value}”；请去掉该列单元格中的“{sign}”（可用电子表格或编辑器的查找和替换），使其成为数字。',
  'data-factor': '列“{column}”的值是“{value}”，其中“{sign}”表示倍数；请把这样的数写全，例如 {full}。',
  'data-brackets': '列“{column}”的值是“{value}”；若括号表示负数，请改用负号。',
  'data-fraction': '列“{column}”的值是“{value}”；若是分数，请写成小数，例如把 1/2 写作 0.5。',
  'data-digits': '列“{column}”的值是“{value}”，其中有全角的或其他文字的数字或符号；请改为 0 到 9 和半角符号。',
  'data-unit':
    '列“{column}”的值是“{value}”；若是带单位的数，请去掉该列单元格中的“{sign}”（可用电子表格或编辑器的查找和替换）；若是文本，请加 encode=one-hot。',
  'data-target-unit':
    '目标“{column}”的值是“{value}”；若是带单位的数，请去掉该列单元格中的“{sign}”（可用电子表格或编辑器的查找和替换）；若是类别名称，请写 loss cross-entropy，并让输出层用 sigmoid（两类）或 softmax。',
  'data-bound': '列“{column}”的值是“{value}”，是界限而不是数字；请改为确定的数；若这些是类别，请加 encode=one-hot。',
  'data-target-bound':
    '目标“{column}”的值是“{value}”，是界限而不是数字；请改为确定的数；若这些是类别，请写 loss cross-entropy，并让输出层用 sigmoid（两类）或 softmax。',
  'data-interval':
    '列“{column}”的值是“{value}”，是区间而不是数字；请改为一个数，例如中点；若这些是类别，请加 encode=one-hot。',
  'data-target-interval':
    '目标“{column}”的值是“{value}”，是区间而不是数字；请改为一个数，例如中点；若这些是类别，请写 loss cross-entropy，并让输出层用 sigmoid（两类）或 softmax。',
  'data-not-finite':
    '列“{column}”的值是“{value}”，而只能用有限的数值学习；请改正该单元格，如果它表示缺失值，请写 missing-as="{value}"，并用 missing=drop 舍去这样的行，或用 missing=median 填补。',
  'data-target-not-finite':
    '目标“{column}”的值是“{value}”，而只能用有限的数值学习；请改正该单元格，如果它表示缺失值，请写 missing-as="{value}"，并用 missing=drop 舍去这样的行。',
  'data-own-class-unseen':
    '训练集中没有任何行缺少“{column}”，因此缺失的单元格没有自己的类别。请写 missing=most-frequent 或 unknown=ignore。',
  'data-unknown-category': '列“{column}”的值“{value}”没有出现在训练集中；写 unknown=ignore 可将其视为不属于任何类别。',
  'data-unknown-category-alike':
    '列“{column}”的值“{value}”在训练集中写作“{alike}”；请在两处统一写法，或写 unknown=ignore 将其视为不属于任何类别。',
  'data-note-delimiter': '读取方式：列之间为“{delimiter}”，小数点为“{decimal}”，{columns} 列，{rows} 行。',
  'data-note-tabs': '读取方式：列之间为制表符，小数点为“{decimal}”，{columns} 列，{rows} 行。',
  'data-note-blanks': '读取方式：列之间为空白，小数点为“{decimal}”，{columns} 列，{rows} 行。',
  'data-note-encoded-delimiter':
    '读取方式：{encoding}，列之间为“{delimiter}”，小数点为“{decimal}”，{columns} 列，{rows} 行。',
  'data-note-encoded-tabs': '读取方式：{encoding}，列之间为制表符，小数点为“{decimal}”，{columns} 列，{rows} 行。',
  'data-note-encoded-blanks': '读取方式：{encoding}，列之间为空白，小数点为“{decimal}”，{columns} 列，{rows} 行。',
  'data-note-format': '读取方式：{format}，{columns} 列，{rows} 行。',
  'data-note-dropped': '因为“{name}”缺失，略去了 {count} 行：第 {lines} 行。',
  'data-note-dropped-rows': '因为“{name}”缺失，略去了 {count} 行。',
  'data-note-groups':
    '列“{column}”以“{mark}”为小数点读取，但其中既有 {grouped} 又有 {whole}，像是每三位数字的分隔符：若是分隔符，请写 thousands="{mark}"；若不是，请写 decimal="{mark}"。',
  'data-note-header': '第 {line} 行是列名（写 header=#false 则作为样本）。',
  'data-note-headerless': '没有列名的行：列从 1 起编号（写 header=#true 则把第 {line} 行作为列名）。',
  'data-note-header-unsure':
    '第 {line} 行（{values}）按样本读取，但也可能是列名；若是列名请写 header=#true，若不是请写 header=#false。',
  'data-note-test': '测试文件“{file}”：',
  'data-note-ignored': '列 {names} 在训练中没有用到，已忽略。',
  'data-note-blank-rows': '最后 {count} 行在所有列中都没有值，已略去。',
  'data-note-counter': '第 {column} 列没有名称，只是行号，已略去。',
  'data-note-empty': '第 {column} 列既没有名称也没有值，已略去。',
};
