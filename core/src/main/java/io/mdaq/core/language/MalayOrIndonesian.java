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
          akhbar ayat bahawa bandar basikal beg berasa berbeza bergantung bilik boleh cadangan
          cadangkan cuba cukai daripada disember doktor elektrik epal eropah esei filem haiwan
          hospital hujah huraikan iaitu ialah idea inggeris isnin isteri jawapan jenama jepun
          julai jumaat kakitangan kanak kasut kedai kegemaran kek kerana kerusi kesihatan kilang
          kos kumpulan lapan lawatan lebuhraya lelaki lembu mahu maklumat manakala mesej mestilah
          mesyuarat minit muzik nombor ogos pasaraya pasukan pawagam peguam pejabat pekerja
          pelbagai pencemaran pengurusan pensyarah peratus perbezaan percutian perenggan perisian
          perkataan perniagaan projek purata rakan resipi ringgit sahaja saintis salji sastera
          sebarang selepas seluar semasa semula senarai sepanyol sifar sihat soalan stesen sukan
          syarikat tajuk tarikh tasik telefon televisyen terangkan termasuklah tingkap tukar wang
          """);

  private static final Set<String> INDONESIAN_WORDS =
      words(
          """
          agustus apel apotek bahwa berbagai berbeda biaya bioskop bisa bisnis butuh coba cokelat
          daftar danau delapan desember deskripsi deskripsikan diskusi dokter dosen energi eropa
          esai favorit film fitur gampang gedung hewan hitung ide informasi inggris istri jawaban
          jelaskan jendela jepang judul juli jumat juni kabupaten kalimat kamar kantor kapan
          karena karyawan kebutuhan kecamatan kelompok kesehatan komunitas koran kota kue kuliner
          kulkas kunjungan kursi kutipan lainnya liburan lingkungan listrik mahasiswa manajemen
          mau mencoba menit merasa merek miliar mobil musik nomor olahraga pabrik pajak paragraf
          penelitian pengacara perangkat perbedaan persen pertanyaan perusahaan pohon polusi
          populer prancis pria provinsi proyek rapat rekomendasi resep rupiah saat salju sapi
          sarankan sastra sebutkan sehat senin sepatu sepeda siswa situs spanyol stasiun tanggal
          tas telepon televisi temukan tergantung terkait tim toko tren uang wortel yaitu yakni
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
