import { IconFile, IconFileMusic, IconFileText, IconFileTypePdf, IconMovie, IconPhoto } from '@tabler/icons-react';
import { useState } from 'react';
import { shownAs } from '../../../../shared/domain/media-type';
import { previewAddress } from '../../../lib/evidence-bytes';
import { useEvidenceFile } from '../queries';
import own from './evidence.module.css';

/** Larger pictures are only opened when somebody asks: each is held against its digest as a whole first. */
const largestPicture = 16 * 1024 * 1024;
const iconByKind = { image: IconPhoto, audio: IconFileMusic, video: IconMovie, pdf: IconFileTypePdf, text: IconFileText };

/** What a file looks like in a list: small, or as the sign of its kind. */
export function Thumbnail({ file }: { readonly file: { readonly evidenceId: string; readonly mediaType: string; readonly size: number } }) {
  const kind = shownAs(file.mediaType);
  const Icon = kind === null ? IconFile : iconByKind[kind];
  return (
    <span className={own.thumbnail} aria-hidden>
      {kind === 'image' && file.size <= largestPicture ? <Picture evidenceId={file.evidenceId} /> : <Icon size={24} stroke={1.5} />}
    </span>
  );
}

function Picture({ evidenceId }: { readonly evidenceId: string }) {
  const { data } = useEvidenceFile(evidenceId);
  const [isShowable, setShowable] = useState(true);
  const preview = data?.preview ?? null;
  if (preview?.shownAs !== 'image' || !isShowable) return <IconPhoto size={24} stroke={1.5} />;
  return <img src={previewAddress(preview.handle)} alt="" onError={() => setShowable(false)} />;
}
