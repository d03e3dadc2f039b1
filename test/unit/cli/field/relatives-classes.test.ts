import { type Relative, testRelatives, twoClasses } from './relatives';

const two: readonly Relative[] = [
  ['four words', 'x,y\n1,a\n2,b\n3,c\n4,d\n', '', /data-two-classes: .*4 \(a, b, c, d\).*4 units and softmax/],
  [
    'three Chinese words, semicolons',
    'x;类\n1;猫\n2;狗\n3;鸟\n',
    'target=类',
    /data-two-classes: .*3 .*猫.*3 units and softmax/,
  ],
  ['words and a number', 'x,y\n1,a\n2,b\n3,7\n', '', /data-two-classes: .*3 .*3 units and softmax/],
  [
    'two words in five spellings',
    'x,y\n1,Yes\n2,yes\n3,No\n4,no\n5,YES\n',
    '',
    /data-classes-alike: .*5 classes .*only 2 .*“No” = “no”, “YES” = “Yes” = “yes”.*alike in the file/,
  ],
  ['spellings that are not the only reason', 'x,y\n1,Yes\n2,yes\n3,No\n4,maybe\n', '', /data-two-classes: .*4 /],
  ['one word in all rows', 'x,y\n1,on\n2,on\n3,on\n', '', /data-one-class: .*\(on\)/],
  ['one row', 'x,y\n1,on\n', '', /data-one-class: .*\(on\)/],
  ['only ones are one of two classes', 'x,y\n5,1\n6,1\n', '', '5 → 1 | 6 → 1'],
  ['amounts with fractions', 'x,y\n1,3.5\n2,4.25\n3,5\n', '', /data-(?:amounts-as-classes|target-range): .*mse/],
  [
    'five whole amounts, CRLF',
    'x,y\r\n1,10\r\n2,20\r\n3,30\r\n4,40\r\n5,50\r\n',
    '',
    /data-amounts-as-classes: .*5 values.*linear.*loss mse/,
  ],
  ['two amounts are two classes', 'x,y\n1,10\n2,20\n3,10\n', '', '1 → 0 | 2 → 1 | 3 → 0'],
  ['shares are probabilities', 'x,y\n1,0.25\n2,0.75\n', '', '1 → 0.25 | 2 → 0.75'],
  ['yes and no', 'x,y\n1,yes\n2,no\n', '', '1 → 1 | 2 → 0'],
  ['a hold-out of nothing', 'x,y\n1,a\n2,b\n3,a\n', '\n holdout 0.1', /data-holdout-empty: .*0\.1 of 3/],
  ['a hold-out of all', 'x,y\n1,a\n2,b\n', '\n holdout 0.9', /data-holdout-empty: .*0\.9 of 2/],
];

const three: readonly Relative[] = [
  ['two words for three units', 'x,y\n1,a\n2,b\n', '', /data-classes-mismatch: .*2 .*a, b.*3 units; give it 2/],
  ['four for three', 'x,y\n1,a\n2,b\n3,c\n4,d\n', '', /data-classes-mismatch: .*4 .*3 units; give it 4/],
  ['three in four spellings, of full width', 'x,y\n1,a\n2,ｂ\n3,c\n4,b\n', '', /data-classes-alike: .*“b” = “ｂ”/],
  ['three, by code point', 'x,y\n1,b\n2,a\n3,c\n', '', '1 → 0 1 0 | 2 → 1 0 0 | 3 → 0 0 1'],
  ['three whole numbers, by value', 'x,y\n1,10\n2,9\n3,100\n', '', '1 → 0 1 0 | 2 → 1 0 0 | 3 → 0 0 1'],
];

describe('relatives of files: how many classes there are', () => {
  describe('for one unit', () => testRelatives(two, twoClasses));
  describe('for three units', () => testRelatives(three, { classes: 3 }));
});
