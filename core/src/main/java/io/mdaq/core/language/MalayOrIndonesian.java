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
          ayat bahawa bandar basikal beg berasa berbeza bergantung bilik boleh cadangan cadangkan
          cuba daripada doktor elektrik epal eropah filem haiwan hospital hujah huraikan iaitu
          ialah idea inggeris jawapan jenama jepun kanak kasut kedai kegemaran kek kerana kereta
          kerusi kesihatan kilang kos kumpulan lawatan lelaki lembu mahu maklumat manakala
          mestilah mesyuarat minit muzik nombor pasukan pejabat pekerja pelbagai pencemaran
          pengurusan peratus perbezaan percutian perenggan perisian perkataan perniagaan pokok
          projek purata rakan resipi sahaja saintis salji sastera sebarang seluar semasa semula
          senarai sepanyol sihat soalan stesen sukan syarikat tajuk tarikh tasik terangkan
          termasuklah tingkap tukar wang
          """);

  private static final Set<String> INDONESIAN_WORDS =
      words(
          """
          apel bahwa berbagai berbeda biaya bisa bisnis butuh coba daftar danau deskripsi
          deskripsikan dokter energi eropa favorit film fitur gedung hewan hitung ide informasi
          inggris jawaban jelaskan jendela jepang judul kalimat kamar kantor karena karyawan
          kebutuhan kelompok kesehatan komunitas kota kue kunjungan kursi kutipan lainnya liburan
          lingkungan listrik mahasiswa manajemen mau mencoba menit merasa merek mobil musik nomor
          olahraga pabrik paragraf penelitian perangkat perbedaan persen pertanyaan perusahaan
          pohon polusi populer prancis pria proyek rapat rekomendasi resep saat salju sapi
          sarankan sastra sebutkan sehat sepatu sepeda siswa situs spanyol stasiun tanggal temukan
          tergantung terkait tim toko tren uang yaitu yakni
          """);

  private MalayOrIndonesian() {}

  /** The code of the language with more telling words, empty where they are equally many. */
  static Optional<String> of(String text) {
    int malay = 0;
    int indonesian = 0;
    for (String word : NO_LETTERS.split(text.toLowerCase(Locale.ROOT), -1)) {
      // English "quality" is "kualiti" in Malay and "kualitas" in Indonesian.
      malay += MALAY_WORDS.contains(word) || word.endsWith("iti") ? 1 : 0;
      indonesian += INDONESIAN_WORDS.contains(word) || word.endsWith("itas") ? 1 : 0;
    }
    if (malay == indonesian) {
      return Optional.empty();
    }
    return Optional.of(malay > indonesian ? MALAY : INDONESIAN);
  }

  private static Set<String> words(String list) {
    return Set.of(NO_LETTERS.split(list.strip(), -1));
  }
}
