import { cli } from './cli';
import { course } from './course';
import { data } from './data';
import { dataView } from './data-view';
import { derivation } from './derivation';
import { doctor } from './doctor';
import { engine } from './engine';
import { files } from './files';
import { host } from './host';
import { hover } from './hover';
import { landscape } from './landscape';
import { language } from './language';
import { panel } from './panel';
import { prediction } from './prediction';
import { runs } from './runs';

/** Every sentence in 简体中文, by code. */
export const chinese = {
  ...landscape,
  ...language,
  ...hover,
  ...data,
  ...dataView,
  ...derivation,
  ...doctor,
  ...engine,
  ...files,
  ...host,
  ...panel,
  ...prediction,
  ...cli,
  ...course,
  ...runs,
};
