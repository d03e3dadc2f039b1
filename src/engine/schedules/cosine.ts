import { cos } from '../../numerics/trigonometry';

/** min + (lr − min)(1 + cos πt/T)/2 in epoch t of T. */
export function cosine(lr: number, min: number, t: number, epochs: number): number {
  return min + ((lr - min) * (1 + cos((Math.PI * t) / epochs))) / 2;
}
