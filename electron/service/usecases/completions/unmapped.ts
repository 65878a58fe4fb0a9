import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import { unmappedCourses } from '../../db/sql/completions/queues';
import type { QueryUseCase } from '../context';

export const listUnmappedCourses: QueryUseCase<Contract['completions']['unmapped']> = async (db) =>
  ok({ courses: await unmappedCourses(db) });
