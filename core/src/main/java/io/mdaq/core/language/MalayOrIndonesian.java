// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.language;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells Malay from Indonesian by frequent words that only one of them has or spells so. Character
 * n-grams take one for the other: the two share most of their words.
 */
final class MalayOrIndonesian {

  static final String MALAY = "ms";
  static final String INDONESIAN = "id";

  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");

  private static final Set<String> MALAY_WORDS =
      words(
          """
          adakah akaun akhbar aktiviti apabila ayat bagaimanapun bahagian bahawa bajet bandar
          basikal beg bekerjasama berasa berasaskan berbeza berehat bergantung berjaya berkongsi
          berkualiti bertanggungjawab berterusan bilik boleh cabaran cadangan cadangkan
          cawan cekap corak cuba cukai daripada darjah diingini dijangka dipercayai direka
          disember doktor elektrik emel epal eropah esei filem fizikal haiwan hidangkan hospital
          hujah huraikan iaitu ialah idea impak inggeris isnin isteri jadual jawapan jenama jepun
          julai jumaat kaedah kajian kakitangan kanak kasut kawalan kebimbangan kecekapan kedai
          kegemaran kejayaan kek kelajuan kempen kenderaan keperluan kerana kerjaya kerosakan
          kerusi kes kesedaran kesihatan kesilapan kewangan kilang kod komuniti kos kumpulan
          laluan lapan lawatan lazat lebuhraya lelaki lembu mahu maklumat manakala matlamat
          melabur membangunkan membincangkan membolehkan mempunyai memulakan mencipta menerangkan
          meneroka mengandungi mengawal mengekalkan mengelakkan mengesan menggalakkan menghantar
          menguruskan menjimatkan menukar menyedari menyeronokkan menyokong merosakkan mesej
          mestilah mesyuarat minit moden muzik namakan nombor ogos oren pasaraya pasukan pawagam
          peguam pejabat pekerja pelbagai pemprosesan pencemaran penerangan pengangkutan
          pengaturcaraan pengembaraan pengurusan penjagaan pensyarah penyelidikan perancis peranti
          peratus perbezaan percutian perenggan peribadi perisian perkataan perkhidmatan
          perniagaan persekitaran perubatan pesakit petua projek punca purata rahsia rakan rawatan
          reka resipi ringgit runcit sahaja saintis saiz salji sastera sebarang selepas seluar
          semasa semula senaman senarai senaraikan sentiasa sepanyol sifar sihat sila snek soalan
          sokongan stesen sudu sukan syarikat tajuk talian tanggungjawab tarikh tasik telefon
          televisyen tempatan terangkan termasuklah terutamanya tingkah tingkap tukar wang
          """);

  private static final Set<String> INDONESIAN_WORDS =
      words(
          """
          aduk agustus aktivitas akurasi akurat apel apotek asisten atmosfer bagian bahwa
          beradaptasi berarti berbagai berbagi berbasis berbeda berbicara berhasil berkelanjutan
          berkontribusi berkualitas berpikir biaya bioskop bisa bisnis buatlah butuh cangkir coba
          cocok cokelat daftar dampak danau delapan derajat desain desember deskripsi deskripsikan
          dibutuhkan dimulai diskusi dokter dosen dukungan efek efisiensi energi eropa esai
          favorit film fisik fitur gampang gedung hewan hitung ide identifikasi ilmiah informasi
          inggris instruksi istirahat istri jawaban jelaskan jendela jepang judul juli jumat juni
          kabupaten kalimat kamar kampanye kantor kapan karakter karena karyawan kebutuhan
          kecamatan kecepatan kelompok kendaraan kenyamanan kerusakan kesadaran kesehatan
          keterampilan keuangan kinerja kode komunitas kondisi konsekuensi konsumsi konten koran
          kota kue kuliner kulkas kunjungan kurangi kursi kutipan lainnya layanan lezat liburan
          limbah lingkungan listrik lokal mahasiswa manajemen mau medis membahas membutuhkan
          memulai memungkinkan mencakup menciptakan mencoba mendengarkan mendeteksi mendukung
          mengelola mengganti menghemat menghindari menghitung mengidentifikasi mengurangi menit
          menyadari merasa merek merencanakan meskipun metode miliar misalnya mobil mulai musik
          nomor nyaman obat olahraga opsi pabrik pajak paragraf pasien pemerintah pemrograman
          pemrosesan penelitian pengacara peran perangkat perawatan perbedaan perilaku persen
          perusahaan petualangan pikiran pohon polusi populer praktik prancis preferensi pria
          pribadi provinsi proyek publik rahasia rapat rekomendasi rencana resep rumus rupiah saat
          sajikan salju sapi saran sarankan sastra sebagian sebutkan sehat sekelompok sendok senin
          sepatu sepeda siswa situs solusi spanyol standar stasiun sukses tanggal tantangan tas
          telepon televisi temukan terbarukan tergantung terkait tim tingkat toko tren uang
          usulkan wortel yaitu yakni
          """);

  /** One word of the other language may be a name or a loan; two and no reply are not. */
  private static final int CLEAR_LEAD = 2;

  private static final int CLEAR_RATIO = 3;

  private MalayOrIndonesian() {}

  /** Whether the code is that of one of the two. */
  static boolean isEither(String code) {
    return code.equals(MALAY) || code.equals(INDONESIAN);
  }

  /** The code of the language with more telling words, empty where they are equally many. */
  static Optional<String> of(String text) {
    return count(text).leader(1, 1);
  }

  /** The same where the telling words are several and next to none is of the other language. */
  static Optional<String> clearly(String text) {
    return count(text).leader(CLEAR_LEAD, CLEAR_RATIO);
  }

  /** Telling words. */
  private record Count(int malay, int indonesian) {

    Optional<String> leader(int lead, int ratio) {
      if (malay >= indonesian + lead && malay >= ratio * indonesian) {
        return Optional.of(MALAY);
      }
      return indonesian >= malay + lead && indonesian >= ratio * malay
          ? Optional.of(INDONESIAN)
          : Optional.empty();
    }
  }

  private static Count count(String text) {
    int malay = 0;
    int indonesian = 0;
    for (String word : NO_LETTERS.split(text.toLowerCase(Locale.ROOT), -1)) {
      malay += MALAY_WORDS.contains(word) || isMalayAbstraction(word) ? 1 : 0;
      indonesian += INDONESIAN_WORDS.contains(word) || word.endsWith("itas") ? 1 : 0;
    }
    return new Count(malay, indonesian);
  }

  /**
   * English "quality" is "kualiti" in Malay and "kualitas" in Indonesian; "teliti" (careful) and
   * what is made of it end alike in both.
   */
  private static boolean isMalayAbstraction(String word) {
    return word.endsWith("iti") && !word.endsWith("eliti");
  }

  private static Set<String> words(String list) {
    return Set.of(NO_LETTERS.split(list.strip(), -1));
  }
}
